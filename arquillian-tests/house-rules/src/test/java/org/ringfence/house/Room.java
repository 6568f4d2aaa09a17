package org.ringfence.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A room of the house: its packages, and the packages of other rooms to which it may hold an arrow.
 *
 * @param name the room's package below {@code org.ringfence}
 * @param without packages below it that are rooms of their own
 * @param arrows packages below {@code org.ringfence} that the room may use
 * @param pure whether the room sees nothing but the JDK and those packages
 */
record Room(String name, List<String> without, List<String> arrows, boolean pure) {

    /** The JDK, and the plans of numbers of all countries, which are data with a reader. */
    private static final String[] OPEN_TO_ALL = {
        "java..",
        "javax.crypto..",
        "javax.net..",
        "javax.security.auth..",
        "org.jspecify..",
        "com.google.i18n.phonenumbers.."
    };

    static Room pure(String name, String... arrows) {
        return new Room(name, List.of(), List.of(arrows), true);
    }

    static Room of(String name, String... arrows) {
        return new Room(name, List.of(), List.of(arrows), false);
    }

    Room without(String... packages) {
        return new Room(name, List.of(packages), arrows, pure);
    }

    String canary() {
        return "org.ringfence." + name + ".canary.Canary";
    }

    ArchRule rule() {
        return noClasses()
                .that(inRoom())
                .should()
                .dependOnClassesThat(beyondArrows())
                .as("room " + name + " reaches beyond its arrows " + arrows)
                .allowEmptyShould(false);
    }

    private DescribedPredicate<JavaClass> inRoom() {
        return resideInAnyPackage(below(name)).and(not(resideInAnyPackage(below(without))));
    }

    private DescribedPredicate<JavaClass> beyondArrows() {
        List<String> reachable = new ArrayList<>(arrows);
        reachable.add(name);
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(below(reachable)).and(not(resideInAnyPackage(below(without))));
        DescribedPredicate<JavaClass> ours = resideInAnyPackage("org.ringfence..");
        return pure
                ? not(allowed).and(not(resideInAnyPackage(OPEN_TO_ALL))).and(not(primitiveOrArray()))
                : ours.and(not(allowed));
    }

    private static DescribedPredicate<JavaClass> primitiveOrArray() {
        return DescribedPredicate.describe(
                "primitive", type -> type.getBaseComponentType().isPrimitive());
    }

    private static String[] below(String name) {
        return below(List.of(name));
    }

    private static String[] below(List<String> names) {
        return names.stream().map(name -> "org.ringfence." + name + "..").toArray(String[]::new);
    }
}
