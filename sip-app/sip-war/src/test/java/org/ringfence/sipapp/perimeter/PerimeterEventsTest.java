package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.spec.Spec;

@Spec("P15")
class PerimeterEventsTest {

    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private final Perimeter perimeter = new Perimeter(
            PolicyBoard.ofDefaults(),
            () -> AddressSet.EMPTY,
            () -> AddressSet.EMPTY,
            "a",
            () -> now,
            () -> Duration.between(Instant.EPOCH, now).toNanos(),
            new Random(1));
    private final SecurityEvents events = new SecurityEvents("a", () -> now, () -> 100, UUID::randomUUID, 100);
    private final PerimeterEvents told = new PerimeterEvents(events, "a");

    PerimeterEventsTest() {
        perimeter.bans().listen(told);
    }

    private void ban(String key, BanCause cause) {
        Evidence evidence = new Evidence(17, 1, 2, "first", "last");
        perimeter
                .bans()
                .ban(
                        BanKey.parse(key),
                        new Accusation(cause, "flood-limit", 16, evidence, false, Duration.ofSeconds(60)));
    }

    private List<SecurityEvent> events() {
        return events.take(100);
    }

    @Test
    void banIsToldWithItsEvidence() {
        ban("192.0.2.7", BanCause.FLOOD);

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.BAN);
            assertThat(event.subject()).isEqualTo("192.0.2.7");
            assertThat(event.rule()).isEqualTo("flood-limit");
            assertThat(event.evidence())
                    .isEqualTo("cause=FLOOD threshold=16 count=17 seconds=60 strike=1 spares-known=false last=last");
        });
    }

    @Test
    void unbanAndTheEndOfABanAreTold() {
        ban("192.0.2.7", BanCause.FLOOD);
        ban("192.0.2.8", BanCause.FLOOD);
        events();

        perimeter.bans().unban(BanKey.parse("192.0.2.7"));
        now = now.plusSeconds(60);
        perimeter.bans().sweep();

        assertThat(events())
                .extracting(event -> event.kind() + " " + event.subject())
                .containsExactly("UNBAN 192.0.2.7", "BAN_ENDED 192.0.2.8");
    }

    @Test
    void endOfABanThatAnotherServerMadeIsToldThere() {
        PerimeterEvents elsewhere = new PerimeterEvents(events, "b");
        perimeter.bans().listen(elsewhere);
        ban("192.0.2.7", BanCause.FLOOD);
        events();

        now = now.plusSeconds(60);
        perimeter.bans().sweep();

        assertThat(events()).hasSize(1);
    }

    @Test
    void listsAreNotToldOneByOne() {
        ban("192.0.2.7", BanCause.LIST);
        perimeter.bans().unban(BanKey.parse("192.0.2.7"));

        assertThat(events()).isEmpty();
    }

    @Test
    void honeypotIsAnEventOfItsOwn() {
        ban("192.0.2.7", BanCause.HONEYPOT);

        assertThat(events()).extracting(SecurityEvent::kind).containsExactly(Kind.BAN, Kind.HONEYPOT_TOUCHED);
    }

    @Test
    void nothingIsToldWhileNothingChanges() {
        told.tend(perimeter);
        told.tend(perimeter);

        assertThat(events()).isEmpty();
    }
}
