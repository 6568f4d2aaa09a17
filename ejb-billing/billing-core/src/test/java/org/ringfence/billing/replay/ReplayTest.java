package org.ringfence.billing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.fraud.CallCounter;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.NumberKind;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.billing.number.NumberFacts;
import org.ringfence.billing.replay.ReplayReport.AccountEffect;
import org.ringfence.billing.replay.ReplayReport.Effect;
import org.ringfence.spec.Spec;

class ReplayTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** Noon in Berlin. */
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final BiFunction<AccountId, String, NumberFacts> NUMBERS =
            (account, digits) -> new NumberFacts(Set.of(), digits.startsWith("49") ? "DE" : "FR");

    private final List<Change> changes = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();

    private static PastCall call(Duration afterNoon, int minutes, long charge) {
        return call(1, afterNoon, minutes, "4930123", charge);
    }

    private static PastCall call(long account, Duration afterNoon, int minutes, String digits, long charge) {
        Instant start = NOON.plus(afterNoon);
        return new PastCall(account, start, start, start.plus(Duration.ofMinutes(minutes)), digits, false, charge);
    }

    private static Proposal day(long limit) {
        return new Proposal(null, limit, null, null, 1, List.of());
    }

    private ReplayReport replay(Proposal proposal, PastCall... calls) {
        return replay(proposal, FraudMark.NONE, calls);
    }

    private ReplayReport replay(Proposal proposal, FraudMark mark, PastCall... calls) {
        Replay replay = new Replay(proposal, mark, account -> BERLIN, NUMBERS, changes::add, progress::add);
        List.of(calls).forEach(replay);
        return replay.report(10);
    }

    private List<String> told() {
        return changes.stream()
                .map(change -> change.rule() + (change.isRefusal() ? " refused" : " cut") + " " + change.saved())
                .toList();
    }

    @Test
    @Spec("Q8")
    void dayMayCostExactlyItsLimitAndNotAUnitMore() {
        replay(day(200), call(Duration.ZERO, 10, 100), call(Duration.ofHours(1), 10, 100));
        assertThat(told()).isEmpty();

        replay(day(199), call(Duration.ZERO, 10, 100), call(Duration.ofHours(1), 10, 100));
        assertThat(told()).containsExactly("DAY cut 1");
    }

    @Test
    @Spec("Q8")
    void callIsCutInTheMinuteInWhichTheMoneyIsUsedUpAndTheNextIsRefused() {
        ReplayReport report = replay(day(55), call(Duration.ZERO, 10, 100), call(Duration.ofHours(1), 10, 100));

        assertThat(told()).containsExactly("DAY cut 45", "DAY refused 100");
        assertThat(Duration.between(NOON, changes.get(0).at()).toMinutes()).isEqualTo(5);
        assertThat(report.good()).isEqualTo(new Effect(2, 200, 1, 1, 145));
        assertThat(report.fraud()).isEqualTo(new Effect(0, 0, 0, 0, 0));
    }

    @Test
    @Spec("Q8")
    void daysAndMonthsBeginWhereTheAccountIs() {
        Duration untilMidnight = Duration.ofHours(12);
        replay(day(100), call(untilMidnight.minusMillis(1), 1, 100), call(untilMidnight, 1, 100));
        assertThat(told()).isEmpty();

        Duration untilDecember = Duration.ofDays(7).plus(untilMidnight);
        Proposal month = new Proposal(null, null, 100L, null, 1, List.of());
        replay(
                month,
                call(Duration.ZERO, 1, 100),
                call(untilDecember.minusMillis(1), 1, 1),
                call(untilDecember, 1, 100));
        assertThat(told()).containsExactly("MONTH refused 1");
    }

    /** The two examples of the specification: 10 gives 70, 30 gives 210. */
    @Test
    @Spec({"Q8", "F21"})
    void dynamicLimitIsSevenTimesTheDearestDayBefore() {
        Proposal dynamic = new Proposal(null, null, null, 10L, 7, List.of());
        replay(
                dynamic,
                call(Duration.ZERO, 1, 10),
                call(DAY, 1, 70),
                call(DAY.plusHours(1), 1, 1),
                call(DAY.multipliedBy(2), 1, 490),
                call(DAY.multipliedBy(2).plusHours(1), 1, 1));
        assertThat(told()).containsExactly("DYNAMIC_DAY refused 1", "DYNAMIC_DAY refused 1");
        changes.clear();

        Proposal thirty = new Proposal(null, null, null, 30L, 7, List.of());
        replay(thirty, call(Duration.ZERO, 1, 30), call(DAY, 1, 210), call(DAY.plusHours(1), 1, 1));
        assertThat(told()).containsExactly("DYNAMIC_DAY refused 1");
    }

    @Test
    @Spec({"P3", "Q8"})
    void callsAboveAThresholdOfAProfileWouldHaveBeenRefused() {
        ProfileRule two = new ProfileRule(
                new NumberKind("DE"),
                LocalTime.of(12, 0),
                LocalTime.of(13, 0),
                Map.of(CallCounter.CONCURRENT, new ProfileRule.Threshold(0, 2)),
                new Remedy(FraudAction.REFUSE, LockLevel.NONE));
        Proposal proposal = new Proposal(null, null, null, null, 1, List.of(), List.of(two));
        assertThat(proposal.isEmpty()).isFalse();
        replay(
                proposal,
                call(Duration.ZERO, 10, 1),
                call(Duration.ofMinutes(1), 10, 1),
                call(Duration.ofMinutes(2), 100, 5),
                call(1, Duration.ofMinutes(3), 10, "331234567", 7),
                call(Duration.ofMinutes(4), 10, 0),
                call(Duration.ofMinutes(10), 100, 1),
                call(Duration.ofMinutes(70), 1, 1));

        assertThat(told()).containsExactly("PROFILE refused 5");
    }

    @Test
    @Spec("Q8")
    void linesAreCountedWithTheCallsThatTheProposalLeaves() {
        Proposal two = new Proposal(2, null, null, null, 1, List.of());
        replay(
                two,
                call(Duration.ZERO, 10, 1),
                call(Duration.ofMinutes(1), 10, 1),
                call(Duration.ofMinutes(2), 100, 5),
                call(Duration.ofMinutes(10), 10, 1));

        assertThat(told()).containsExactly("LINES refused 5");
    }

    @Test
    @Spec("Q8")
    void blockedNumbersAreRefusedAndAddressesOfUsersAreNot() {
        Proposal blocked = new Proposal(null, null, null, null, 1, List.of("882", "49301"));
        PastCall onNet = new PastCall(1, NOON, NOON, NOON.plusSeconds(60), "882@one.example", true, 1);

        replay(blocked, call(1, Duration.ZERO, 1, "88213", 9), call(Duration.ZERO, 1, 1), onNet);

        assertThat(told()).containsExactly("BLOCKED refused 9", "BLOCKED refused 1");
    }

    @Test
    @Spec("Q8")
    void fraudIsToldFromGoodCallsWithTheMinuteInWhichItStops() {
        FraudMark mark = new FraudMark(2L, NOON, NOON.plus(DAY), List.of("88"));

        ReplayReport report = replay(
                day(100),
                mark,
                call(1, Duration.ZERO, 1, "4930", 50),
                call(2, Duration.ZERO, 1, "4930", 50),
                call(2, Duration.ofMinutes(1), 10, "8821", 100),
                call(2, Duration.ofMinutes(20), 10, "8821", 100),
                call(2, Duration.ofMinutes(30), 10, "4930", 7));

        assertThat(report.calls()).isEqualTo(5);
        assertThat(report.fraud()).isEqualTo(new Effect(2, 200, 1, 1, 150));
        assertThat(report.good()).isEqualTo(new Effect(3, 107, 1, 0, 7));
        assertThat(report.accounts()).hasSize(1);
        AccountEffect two = report.accounts().get(0);
        assertThat(two.account()).isEqualTo(2);
        assertThat(two.firstFraud()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(minutesTo(two.firstFraudStopped())).isEqualTo(6);
        assertThat(minutesTo(two.firstChange())).isEqualTo(6);
    }

    private static long minutesTo(@Nullable Instant at) {
        return Duration.between(NOON, at).toMinutes();
    }

    @Test
    @Spec("Q8")
    void accountsWithTheMostMoneyComeFirstAndNoMoreThanAskedFor() {
        Replay replay = new Replay(day(0), FraudMark.NONE, account -> BERLIN, NUMBERS, changes::add, progress::add);
        for (long account = 1; account <= 5; account++) {
            replay.accept(call(account, Duration.ZERO, 1, "49", account));
        }

        assertThat(replay.report(2).accounts())
                .extracting(AccountEffect::account)
                .containsExactly(5L, 4L);
    }

    @Test
    @Spec("Q8")
    void millionCallsTakeSecondsAndTellTheirProgress() {
        Replay replay = new Replay(
                new Proposal(2, 5_000L, 50_000L, 100L, 7, List.of("88")),
                FraudMark.NONE,
                account -> BERLIN,
                NUMBERS,
                change -> {},
                progress::add);
        long begun = System.nanoTime();
        for (int account = 0; account < 1_000; account++) {
            for (int number = 0; number < 1_000; number++) {
                replay.accept(call(account, Duration.ofMinutes(40L * number), 5, "4930123", 100));
            }
        }

        assertThat(replay.report(10).calls()).isEqualTo(1_000_000);
        assertThat(progress).hasSize(10).endsWith(1_000_000L);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void limitsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> day(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proposal(null, null, null, 1L, 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Proposal(null, null, null, null, 7, List.of()).isEmpty()).isTrue();
        assertThat(day(1).isEmpty()).isFalse();
    }
}
