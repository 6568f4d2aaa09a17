package org.ringfence.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SpecCoverageTest {

    @TempDir
    Path root;

    @Test
    void tableHoldsRowsOfPassedTestsAlone() throws IOException {
        Path notes = root.resolve("module").resolve(SpecRowRecorder.NOTES);
        run(Specimen.class, notes);

        assertThat(Files.readAllLines(notes)).containsExactly("A5\tSpecimen.passes", "Q2\tSpecimen.passes");
        assertThat(SpecCoverage.below(root).toMarkdown())
                .contains("| A5 | Specimen.passes |", "| Q2 | Specimen.passes |")
                .doesNotContain("fails", "F8", "F9");
    }

    @Test
    void rowsAreSortedBySectionThenNumber() throws IOException {
        Path notes = Files.createDirectories(root.resolve("target")).resolve("spec-rows.tsv");
        Files.writeString(notes, "A10\tx\nB1\tx\nA2\tx\nO\tx\n");

        assertThat(SpecCoverage.below(root).toMarkdown()).containsSubsequence("| A2 |", "| A10 |", "| B1 |", "| O |");
    }

    @Test
    void unknownRowIsRefused() {
        assertThatThrownBy(() -> SpecRow.parse("Z1")).hasMessageContaining("'Z1' is no row");
        assertThatThrownBy(() -> SpecRow.parse("A0")).hasMessageContaining("'A0' is no row");
    }

    private static void run(Class<?> testClass, Path notes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .filters(ClassNameFilter.includeClassNamePatterns(".*"))
                .build();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone).execute(request, new SpecRowRecorder(notes));
    }

    /** Run by the tests above, never by the build. */
    @Spec("A5")
    @Tag("specimen")
    static class Specimen {

        @Test
        @Spec("Q2")
        void passes() {}

        @Test
        @Spec("F8")
        void fails() {
            throw new AssertionError("on purpose");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Spec("F9")
        void failsOnce(int value) {
            assertThat(value).isEqualTo(1);
        }
    }
}
