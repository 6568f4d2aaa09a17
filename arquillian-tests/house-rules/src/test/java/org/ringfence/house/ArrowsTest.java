package org.ringfence.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds each room to its arrows. Each rule has a canary, a class that breaks it, which it must find. */
class ArrowsTest {

    private static final JavaClasses HOUSE = new ClassFileImporter().importPaths(House.classFolders());

    static final List<Room> ROOMS = List.of(
            Room.pure("sip.spi"),
            Room.of("sip.container", "sip.spi"),
            Room.of("sip.extension", "sip.container", "sip.spi"),
            Room.pure("policy"),
            Room.of("extension", "policy"),
            Room.pure("gate", "sip.spi", "policy"),
            Room.pure("billing").without("billing.ejb"),
            Room.of("billing.ejb", "billing", "policy"),
            Room.pure("call", "billing.admission", "billing.account", "billing.money", "policy"),
            Room.of("sipapp", "call", "gate", "billing", "sip.spi", "policy").without("billing.ejb"),
            Room.of("persistence", "billing", "call", "policy").without("billing.ejb"),
            Room.of("portal", "billing"));

    /** What serves the build and the tests stands beside the house. */
    private static final List<String> SHEDS = List.of("spec", "model", "sipclient", "load", "selfattack", "server");

    @ParameterizedTest
    @FieldSource("ROOMS")
    void roomKeepsToItsArrows(Room room) {
        room.rule().check(HOUSE);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void ruleFindsItsCanary(Room room) throws ClassNotFoundException {
        JavaClasses canary = new ClassFileImporter().importClasses(Class.forName(room.canary()));

        assertThat(room.rule().evaluate(canary).hasViolation())
                .as("the rule of room %s finds its canary", room.name())
                .isTrue();
    }

    @Test
    void everyClassLivesInARoom() {
        assertThat(HOUSE.stream()
                        .map(type -> type.getPackageName() + ".")
                        .filter(name -> name.startsWith("org.ringfence."))
                        .filter(name -> Stream.concat(ROOMS.stream().map(Room::name), SHEDS.stream())
                                .noneMatch(known -> name.startsWith("org.ringfence." + known + "."))))
                .isEmpty();
    }
}
