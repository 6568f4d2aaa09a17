package org.ringfence.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An option that nobody reads promises what it does not do. */
class PolicyOptionsTest {

    private static final String POLICY = "org.ringfence.policy.Policy";
    private static final Set<String> WITHOUT_CONSUMERS =
            Set.of("org.ringfence.policy", "org.ringfence.extension", "org.ringfence.load.gate");

    private static final JavaClasses HOUSE = new ClassFileImporter().importPaths(House.classFolders());

    /** What the rule has to find. */
    private record UnreadPolicy(int forgotten) {}

    static List<JavaMethod> options() {
        return HOUSE.stream()
                .filter(type -> type.isRecord() && type.isAssignableTo(POLICY))
                .flatMap(PolicyOptionsTest::accessors)
                .toList();
    }

    private static Stream<JavaMethod> accessors(JavaClass policy) {
        return policy.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(component -> policy.getMethod(component.getName()));
    }

    private static boolean isRead(JavaMethod option) {
        return option.getAccessesToSelf().stream()
                .map(JavaAccess::getOriginOwner)
                .anyMatch(reader -> !WITHOUT_CONSUMERS.contains(reader.getPackageName()));
    }

    @Test
    void everyOptionIsReadByTheApplication() {
        List<JavaMethod> options = options();
        assertThat(options).hasSizeGreaterThan(20);

        assertThat(options.stream().filter(option -> !isRead(option)).map(PolicyOptionsTest::name))
                .as("options without effect")
                .isEmpty();
    }

    private static String name(JavaMethod option) {
        return option.getOwner().getSimpleName() + '.' + option.getName();
    }

    @Test
    void optionThatNobodyReadsIsFound() {
        JavaClasses specimen = new ClassFileImporter().importClasses(UnreadPolicy.class);

        assertThat(accessors(specimen.get(UnreadPolicy.class))).noneMatch(PolicyOptionsTest::isRead);
    }
}
