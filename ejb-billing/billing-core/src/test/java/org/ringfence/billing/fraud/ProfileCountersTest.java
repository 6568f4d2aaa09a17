package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.fraud.FraudCalls.FAR;
import static org.ringfence.billing.fraud.FraudCalls.NOON;
import static org.ringfence.billing.fraud.FraudCalls.PREMIUM;
import static org.ringfence.billing.fraud.FraudCalls.call;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.billing.fraud.FraudProfile.Threshold;
import org.ringfence.spec.Spec;

@Spec("P3")
class ProfileCountersTest {

    private List<FraudProfile> profiles = List.of();
    private final ProfileCounters counters = new ProfileCounters(() -> profiles, 1_000);

    private void watch(CallCounter counter, Integer warning, Integer critical) {
        profiles = List.of(
                new FraudProfile("*", LocalTime.MIN, LocalTime.MIN, Map.of(counter, new Threshold(warning, critical))));
    }

    private Finding judge(FraudCall call) {
        return counters.judge(call, LocalTime.NOON);
    }

    private FraudCall begin(String number, Instant at) {
        FraudCall call = call(1, number, FAR, 10, at);
        assertThat(judge(call))
                .satisfiesAnyOf(found -> assertThat(found).isNull(), found -> assertThat(found.isCritical())
                        .isFalse());
        counters.began(call, LocalTime.NOON);
        return call;
    }

    @ParameterizedTest
    @CsvSource({"CALLS_PER_MINUTE, 59, 60", "CALLS_PER_HOUR, 3599, 3600"})
    void callAboveTheLimitWithinItsTimeIsFoundAndOneAfterItIsNot(CallCounter counter, int within, int after) {
        watch(counter, 2, 3);
        begin("1", NOON);
        begin("2", NOON.plusSeconds(1));
        assertThat(judge(call(1, "3", FAR, 10, NOON.plusSeconds(2))).severity()).isEqualTo(Severity.WARNING);
        begin("3", NOON.plusSeconds(2));

        assertThat(judge(call(1, "4", FAR, 10, NOON.plusSeconds(within))).isCritical())
                .isTrue();
        assertThat(judge(call(1, "4", FAR, 10, NOON.plusSeconds(after))).severity())
                .isEqualTo(Severity.WARNING);
        assertThat(judge(call(2, "4", FAR, 10, NOON.plusSeconds(within)))).isNull();
    }

    @Test
    void callsAtTheSameTimeAreCountedUntilTheyEnd() {
        watch(CallCounter.CONCURRENT, null, 2);
        FraudCall first = begin("1", NOON);
        begin("2", NOON);
        assertThat(judge(call(1, "3", FAR, 10, NOON)).isCritical()).isTrue();
        counters.ended(first, LocalTime.NOON, 10);

        assertThat(judge(call(1, "3", FAR, 10, NOON))).isNull();
    }

    @Test
    void sameNumberAgainAndAgainIsFoundAndAnotherOneBetweenBeginsAnew() {
        watch(CallCounter.SEQUENTIAL, null, 2);
        begin("1", NOON);
        begin("1", NOON);
        assertThat(judge(call(1, "1", FAR, 10, NOON)).isCritical()).isTrue();
        begin("2", NOON);

        assertThat(judge(call(1, "1", FAR, 10, NOON))).isNull();
    }

    @Test
    void minutesOfADayAreThoseOfCallsThatEndedOnIt() {
        watch(CallCounter.MINUTES_PER_DAY, null, 10);
        counters.ended(begin("1", NOON), LocalTime.NOON, 659);
        assertThat(judge(call(1, "2", FAR, 10, NOON))).isNull();
        counters.ended(begin("2", NOON), LocalTime.NOON, 1);
        assertThat(judge(call(1, "2", FAR, 10, NOON)).isCritical()).isTrue();

        assertThat(judge(call(1, "2", FAR, 10, NOON.plusSeconds(86_400)))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"22:00, true", "05:59, true", "06:00, false", "21:59, false"})
    void profileCountsAtItsTimeOfDay(LocalTime time, boolean covered) {
        FraudProfile nights = new FraudProfile("Far*", LocalTime.of(22, 0), LocalTime.of(6, 0), Map.of());

        assertThat(nights.covers(FAR, time)).isEqualTo(covered);
        assertThat(nights.covers(PREMIUM, time)).isFalse();
    }
}
