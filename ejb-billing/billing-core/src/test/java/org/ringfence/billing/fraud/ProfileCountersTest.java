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
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.billing.fraud.ProfileRule.Threshold;
import org.ringfence.spec.Spec;

@Spec("P3")
class ProfileCountersTest {

    private static final Remedy REFUSES = new Remedy(FraudAction.REFUSE, LockLevel.NONE);

    private List<ProfileRule> profiles = List.of();
    private final ProfileCounters counters = new ProfileCounters(account -> profiles, 1_000);

    private void watch(CallCounter counter, Integer warning, Integer critical) {
        profiles = List.of(new ProfileRule(
                new NumberKind("*"),
                LocalTime.MIN,
                LocalTime.MIN,
                Map.of(counter, new Threshold(warning, critical)),
                REFUSES));
    }

    private Finding judge(FraudCall call) {
        return counters.judge(call, LocalTime.NOON);
    }

    private FraudCall begin(String number, Instant at) {
        FraudCall call = call(1, number, FAR, 10, at);
        assertThat(judge(call))
                .satisfiesAnyOf(found -> assertThat(found).isNull(), found -> assertThat(found.isCritical())
                        .isFalse());
        counters.began(call, LocalTime.NOON, 600);
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
        counters.ended(first, LocalTime.NOON, 590);

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
    void minutesOfADayAreThoseOfCallsThatEndedAndWhatRunningOnesHold() {
        watch(CallCounter.MINUTES_PER_DAY, null, 10);
        FraudCall first = begin("1", NOON);
        counters.extended(first, LocalTime.NOON, first.day(), 60);
        assertThat(judge(call(1, "2", FAR, 10, NOON)).isCritical()).isTrue();
        counters.ended(first, LocalTime.NOON, 1);
        assertThat(judge(call(1, "2", FAR, 10, NOON))).isNull();
        assertThat(judge(call(1, "2", FAR, 10, NOON.plusSeconds(86_400)))).isNull();
    }

    @Test
    void newThresholdsKeepWhatIsCounted() {
        watch(CallCounter.CALLS_PER_HOUR, null, 9);
        begin("1", NOON);
        begin("2", NOON);
        watch(CallCounter.CALLS_PER_HOUR, null, 2);

        assertThat(judge(call(1, "3", FAR, 10, NOON)).isCritical()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"22:00, true", "05:59, true", "06:00, false", "21:59, false"})
    void ruleCountsAtItsTimeOfDay(LocalTime time, boolean covered) {
        ProfileRule nights = new ProfileRule(
                new NumberKind("*"), LocalTime.of(22, 0), LocalTime.of(6, 0), Map.of(), ProfileRule.TELLS);

        assertThat(nights.covers(call(1, "1", FAR, 10, NOON), time)).isEqualTo(covered);
    }

    /** The number is 4917012345, a mobile one of Germany. */
    @ParameterizedTest
    @CsvSource({
        "*, true, true",
        "49, true, true",
        "490, false, false",
        "DE, true, true",
        "CU, false, false",
        "MOBILE, true, true",
        "SATELLITE, false, false",
        "HIGH_RISK, false, true",
        "Far, true, false",
        "Fa*, true, false",
        "Pre*, false, true"
    })
    void ruleCountsItsNumbers(String numbers, boolean far, boolean premium) {
        NumberKind kind = new NumberKind(numbers);

        assertThat(kind.covers(call(1, "4917012345", FAR, 10, NOON))).isEqualTo(far);
        assertThat(kind.covers(call(1, "4917012345", PREMIUM, 10, NOON))).isEqualTo(premium);
    }
}
