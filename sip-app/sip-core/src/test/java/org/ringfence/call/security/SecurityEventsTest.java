package org.ringfence.call.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.spec.Spec;

@Spec("P15")
class SecurityEventsTest {

    private static final int OF_A_KIND = 3;
    private static final int CAPACITY = 5;

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private long ids;
    private final SecurityEvents events =
            new SecurityEvents("a", () -> now, () -> OF_A_KIND, () -> new UUID(0, ids++), CAPACITY);
    private final MemorySecurityEventStore kept = new MemorySecurityEventStore();
    private boolean away;
    private boolean refuses;
    private boolean passedOn;
    private final SecurityEventWriter writer = new SecurityEventWriter(events, new Moody(), () -> now, () -> passedOn);

    /** A store that is away or refuses when it is told so. */
    private final class Moody extends ForwardingStore {

        Moody() {
            super(kept);
        }

        @Override
        public void add(List<SecurityEvent> batch, @Nullable Instant due) {
            if (away) {
                throw new LedgerUnavailable("the database is away", null);
            }
            if (refuses) {
                throw new IllegalStateException("refused");
            }
            super.add(batch, due);
        }
    }

    private void record(Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            events.record(kind, "192.0.2." + i, "flood-limit", "count=1");
        }
    }

    @Test
    void eventTellsAllButWhatCouldForgeALine() {
        events.record(Kind.BAN, "x\r\ny\u0000", "r".repeat(101), "\ud800");

        SecurityEvent told = events.take(1).get(0);
        assertThat(told.subject()).isEqualTo("x??y?");
        assertThat(told.rule()).hasSize(100);
        assertThat(told.evidence()).isEqualTo("?");
        assertThat(told.at()).isEqualTo(now);
        assertThat(told.node()).isEqualTo("a");
    }

    @Test
    void soManyOfAKindAreToldInAMinuteAndTheRestAsANumber() {
        record(Kind.BAN, OF_A_KIND + 2);
        record(Kind.UNBAN, 1);

        assertThat(events.take(10))
                .extracting(SecurityEvent::kind)
                .containsExactly(Kind.BAN, Kind.BAN, Kind.BAN, Kind.UNBAN);
        assertThat(events.take(10)).isEmpty();

        now = now.plus(Duration.ofMinutes(1));
        assertThat(events.take(10)).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Kind.BAN);
            assertThat(told.evidence()).isEqualTo("more=2");
        });
        assertThat(events.count(Kind.BAN)).isEqualTo(OF_A_KIND + 2);
        record(Kind.BAN, 1);
        assertThat(events.take(10)).hasSize(1);
    }

    @Test
    void queueTakesAsManyAsItHoldsAndCountsTheRest() {
        record(Kind.BAN, OF_A_KIND);
        record(Kind.UNBAN, 2);
        assertThat(events.lost()).isZero();

        record(Kind.BAN_ENDED, 1);

        assertThat(events.lost()).isEqualTo(1);
        assertThat(events.take(10)).hasSize(CAPACITY);
    }

    @Test
    void nothingIsLostWhileTheStoreIsAway() {
        record(Kind.BAN, 2);
        away = true;
        assertThatThrownBy(writer::flush).isInstanceOf(LedgerUnavailable.class);
        record(Kind.UNBAN, 1);
        away = false;

        writer.flush();

        assertThat(kept.since(Instant.EPOCH, null, 10)).hasSize(3);
        assertThat(events.lost()).isZero();
    }

    @Test
    void batchThatTheStoreRefusesIsLostAndTheNextOneIsWritten() {
        record(Kind.BAN, 2);
        refuses = true;
        assertThatThrownBy(writer::flush).isInstanceOf(IllegalStateException.class);
        refuses = false;
        record(Kind.UNBAN, 1);

        writer.flush();

        assertThat(kept.since(Instant.EPOCH, null, 10)).hasSize(1);
        assertThat(events.lost()).isEqualTo(2);
    }

    @Test
    void eventsAreDueOnlyIfSomebodyWantsThem() {
        record(Kind.BAN, 1);
        writer.flush();
        assertThat(kept.claim(10, now, now.plusSeconds(9))).isEmpty();

        passedOn = true;
        record(Kind.UNBAN, 1);
        writer.flush();
        assertThat(kept.claim(10, now, now.plusSeconds(9))).hasSize(1);
    }

    @Test
    void textIsJsonWhateverTheEventHolds() {
        events.record(Kind.BAN, "a\"b\\c", "r", "Ä\n");

        assertThat(SecurityEventText.json(events.take(1)))
                .isEqualTo("[{\"id\":\"00000000-0000-0000-0000-000000000000\",\"time\":\"2026-11-23T08:00:00Z\","
                        + "\"kind\":\"BAN\",\"subject\":\"a\\\"b\\\\c\",\"rule\":\"r\",\"evidence\":\"Ä?\","
                        + "\"node\":\"a\"}]\n");
    }
}
