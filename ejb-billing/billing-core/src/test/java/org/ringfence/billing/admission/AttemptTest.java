package org.ringfence.billing.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.contract.TickingClock;

class AttemptTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void idsSortByTimeAndAreOfVersion7() {
        TickingClock clock = new TickingClock(NOON);
        AttemptIds ids = new AttemptIds(clock, new SplittableRandom(1));
        Set<AttemptId> all = new HashSet<>();
        String before = "";
        for (int count = 0; count < 10_000; count++) {
            AttemptId id = ids.next();
            assertThat(id.value().version()).isEqualTo(7);
            assertThat(id.value().variant()).isEqualTo(2);
            assertThat(id.toString()).isGreaterThan(before);
            assertThat(all.add(id)).isTrue();
            before = id.toString();
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(all.iterator().next().toString()).hasSize(36);
    }

    @Test
    void idsOfOneInstantDiffer() {
        AttemptIds ids = new AttemptIds(new TickingClock(NOON), new SplittableRandom(1));
        Set<AttemptId> all = new HashSet<>();
        for (int count = 0; count < 10_000; count++) {
            all.add(ids.next());
        }

        assertThat(all).hasSize(10_000);
    }

    @Test
    void textsThatStrangersChooseAreCutToTheirLength() {
        CallAttempt attempt = new CallAttempt(
                new AttemptIds(new TickingClock(NOON), new SplittableRandom(1)).next(),
                new AccountId(1),
                CallOrigin.ENDPOINT,
                "a".repeat(300),
                new Destination.OnNet("bert@one.example"),
                "b".repeat(256),
                "c".repeat(65),
                NOON);

        assertThat(attempt.caller()).hasSize(255);
        assertThat(attempt.callReference()).hasSize(255);
        assertThat(attempt.source()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+4930", "49 30", "49x", "1234567890123456789012345", "٤٩"})
    void whatIsNotDigitsIsNoNumber(String digits) {
        assertThatThrownBy(() -> new Destination.OffNet(digits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressHasALength() {
        assertThat(new Destination.OnNet("a".repeat(255)).text()).hasSize(255);
        assertThatThrownBy(() -> new Destination.OnNet("a".repeat(256))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Destination.OnNet(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, CUT", "700, CUT", "200, ''"})
    void releaseHasAStatusAndACause(int status, String cause) {
        assertThatThrownBy(() -> new Release(NOON, status, cause)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void askingsAreCountedFromZero() {
        assertThatThrownBy(() -> new TalkProgress(NOON, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void talkOfWholeSecondsStaysWholeWhenItsEndsAreKept() {
        Instant answeredAt = NOON.plusNanos(123_456_789);

        Instant from = new TalkProgress(answeredAt, 0).talk().answeredAt();
        Instant until = new Release(answeredAt.plusSeconds(12), 200, "MONEY_EXHAUSTED").at();

        assertThat(from).isEqualTo(NOON.plusNanos(123_456_000));
        assertThat(Duration.between(from, until)).isEqualTo(Duration.ofSeconds(12));
    }
}
