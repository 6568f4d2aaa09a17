package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.PerimeterPort;
import org.ringfence.policy.PerimeterPort.PerimeterFigures;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sipapp.perimeter.PerimeterExports;
import org.ringfence.spec.Spec;

@Spec("P12")
class PerimeterFiguresTest {

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Perimeter perimeter = new Perimeter(
            policies,
            () -> AddressSet.EMPTY,
            () -> AddressSet.EMPTY,
            "a",
            () -> Instant.EPOCH,
            () -> 1_000_000_000L,
            new Random(1));
    private final SecurityEvents events = new SecurityEvents("a", InstantSource.system(), () -> 2, UUID::randomUUID, 1);
    private final BanControl control =
            Wired.bean(new BanControl(), perimeter, policies, new PerimeterExports(), events);

    @Test
    void everyReasonAndCauseIsCountedByItsName() {
        PerimeterFigures figures = control.figures();

        assertThat(figures.dropped()).containsOnlyKeys(PerimeterPort.DROP_REASONS);
        assertThat(figures.bansMade()).containsOnlyKeys(PerimeterPort.BAN_CAUSES);
        assertThat(figures.events()).containsOnlyKeys(PerimeterPort.EVENT_KINDS);
        assertThat(figures.passed()).isZero();
    }

    @Test
    @Spec("P15")
    void eventsAreCountedByKindAndThoseLostToo() {
        events.record(Kind.BAN, "192.0.2.7", "x", "");
        events.record(Kind.BAN, "192.0.2.8", "x", "");

        assertThat(control.figures().events()).containsEntry("BAN", 2L).containsEntry("UNBAN", 0L);
        assertThat(control.figures().eventsLost()).isEqualTo(1);
    }

    @Test
    void bansAndDropsAreCountedOnceEach() {
        BanKey.Addresses key = (BanKey.Addresses) BanKey.parse("192.0.2.7");
        perimeter.bans().ban(key, new Accusation(BanCause.HONEYPOT, "x", 0, Evidence.none(0), false, null));
        perimeter
                .sourceGate()
                .admit(Transport.UDP, key.range().high(), key.range().low(), 5060, 500);

        assertThat(control.figures().bansMade()).containsEntry("HONEYPOT", 1L).containsEntry("FLOOD", 0L);
        assertThat(control.figures().dropped()).containsEntry("BANNED", 1L).containsEntry("FLOOD", 0L);
    }
}
