package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NODE;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.cdr.RangeSpend;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.number.NumberFacts;
import org.ringfence.spec.Spec;

class WatchedAdmissionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryStores stores = new MemoryStores();
    private final TickingClock clock = new TickingClock(NOON);
    private final List<Finding> found = new ArrayList<>();
    private SpendRules spend = new SpendRules(1_000_000_000, 1_000_000_000, 1, 1_000_000_000, 1_000_000_000, 1, 0);
    private List<ProfileRule> profile = List.of();
    private StatisticsRules statistics = new StatisticsRules(
            true, true, Duration.ofMinutes(15), 4, 50, Duration.ZERO, Duration.ofSeconds(3), 100, 100, 0, HOUR);
    private final CallStatistics judge =
            new CallStatistics(() -> statistics, (account, finding, stopped) -> found.add(finding), clock);
    private final FraudRule fraud = new FraudRule(
            this::settings,
            () -> CreditRules.DEFAULT.slice(),
            payer -> profile,
            (payer, number) -> new NumberFacts(Set.of(), null),
            (account, finding, stopped) -> found.add(finding),
            clock);
    private final WatchedAdmission admission = new WatchedAdmission(
            new CallAdmission(
                    stores.accounts(),
                    new Pricing(new PriceMix()),
                    stores.ledger(),
                    () -> CreditRules.DEFAULT,
                    clock,
                    NODE,
                    () -> new RuleBook(List.of(judge), List.of(fraud)),
                    decision -> {
                        fraud.decided(decision);
                        judge.decided(decision);
                    },
                    Settlement.PLAIN),
            fraud,
            judge,
            clock);
    private final AccountId account =
            Samples.open(stores.accounts(), prepaid(), "1000.00").id();

    private FraudSettings settings() {
        return new FraudSettings(
                true,
                true,
                spend,
                FanInRules.DEFAULT,
                new WangiriRules(2, Duration.ofSeconds(6), Duration.ofHours(12), Duration.ofDays(1)),
                new HabitRules(2, 2, 100, 100),
                List.of(),
                Long.MAX_VALUE);
    }

    /** What a first slice of the sample call costs. */
    private long slice() {
        CallAttempt attempt = Samples.attempt(account);
        admission.admit(attempt);
        long held = stores.ledger()
                .find(new ReservationId(attempt.id()))
                .orElseThrow()
                .grant()
                .amount()
                .units();
        admission.abandon(new ReservationId(attempt.id()), new Release(NOON, 487, "CALLER_HUNG_UP"));
        return held;
    }

    private void allow(long units) {
        spend = new SpendRules(units, units, 1, 1_000_000_000, 1_000_000_000, 1, 0);
    }

    @Test
    @Spec("Q5")
    void callThatFitsIsAdmittedAndTheNextBeyondTheAllowanceIsRefused() {
        allow(slice());

        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Admitted.class);
        assertThat(admission.admit(Samples.attempt(account)))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.SUSPECTED_FRAUD));
        assertThat(found).last().satisfies(last -> assertThat(last.detector()).isEqualTo(Detector.DAILY_SPEND));
    }

    @Test
    @Spec("Q5")
    void runningCallEndsWithWhatIsCoveredWhenTheAllowanceIsUsedUp() {
        allow(2 * slice());
        CallAttempt attempt = Samples.attempt(account);
        admission.admit(attempt);
        ReservationId held = new ReservationId(attempt.id());
        admission.extend(held, new TalkProgress(NOON, 0));
        assertThat(admission.extend(held, new TalkProgress(NOON, 1)))
                .isEqualTo(new ExtendAnswer.Extended(Duration.ofSeconds(120)));

        assertThat(admission.extend(held, new TalkProgress(NOON, 2)))
                .isEqualTo(new ExtendAnswer.Exhausted(Duration.ofSeconds(120)));
    }

    @Test
    @Spec("Q5")
    void whatAnEndedCallDidNotSpendMayBeSpentByOthers() {
        long slice = slice();
        allow(slice + slice / 2);
        CallAttempt attempt = Samples.attempt(account);
        admission.admit(attempt);
        ReservationId held = new ReservationId(attempt.id());
        admission.extend(held, new TalkProgress(NOON, 0));
        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Refused.class);
        admission.settle(held, new Talk(NOON), new Release(NOON.plusSeconds(6), 200, "CALLER_HUNG_UP"));

        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Admitted.class);
    }

    @Test
    @Spec("Q5")
    void habitsOfTheRecordsCount() {
        allow(0);
        CallAttempt attempt = Samples.attempt(account);
        assertThat(admission.admit(attempt)).isInstanceOf(AdmitAnswer.Refused.class);
        String zone = found.get(found.size() - 1).about();
        String name = zone.equals("nameless") ? "" : zone;
        long day = NOON.getEpochSecond() / 86_400 - 1;
        fraud.learn(new RangeSpend(
                account, name, RangeSpend.rangeOf(attempt.destination().text()), day, 1_000_000));

        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Admitted.class);
    }

    @Test
    @Spec("P22")
    void rangeThatRingsUsersForAMomentIsNotCalledBack() {
        CallAttempt back = Samples.attempt(account);
        String caller = "+" + back.destination().text();
        for (String user : List.of("anna@one.example", "bert@one.example")) {
            CallAttempt ring = new CallAttempt(
                    new AttemptId(UUID.randomUUID()),
                    account,
                    CallOrigin.TRUNK,
                    caller,
                    new Destination.OnNet(user),
                    "ring",
                    "udp:192.0.2.1:5060",
                    NOON);
            admission.admit(ring);
            admission.abandon(new ReservationId(ring.id()), new Release(NOON.plusSeconds(2), 487, "CALLER_HUNG_UP"));
        }

        assertThat(admission.admit(back)).isEqualTo(new AdmitAnswer.Refused(RefusalReason.SUSPECTED_FRAUD));
        assertThat(found).last().satisfies(last -> assertThat(last.detector()).isEqualTo(Detector.WANGIRI));
    }

    private void watch(CallCounter counter, int critical, FraudAction action) {
        profile = List.of(new ProfileRule(
                new NumberKind("*"),
                LocalTime.MIN,
                LocalTime.MIN,
                Map.of(counter, new ProfileRule.Threshold(null, critical)),
                new Remedy(action, LockLevel.NO_CHARGEABLE)));
    }

    @Test
    @Spec({"P3", "P7"})
    void callBeyondTheProfileIsRefusedAndOneWithinItIsNot() {
        watch(CallCounter.CONCURRENT, 2, FraudAction.REFUSE);
        admission.admit(Samples.attempt(account));
        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Admitted.class);

        assertThat(admission.admit(Samples.attempt(account)))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.SUSPECTED_FRAUD));
        watch(CallCounter.CONCURRENT, 2, FraudAction.NOTIFY);
        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Admitted.class);
        assertThat(found).hasSize(2).allMatch(finding -> finding.detector() == Detector.PROFILE);
    }

    @Test
    @Spec({"P3", "P7"})
    void runningCallEndsWithTheMinutesOfItsProfileWhenThatHangsUp() {
        watch(CallCounter.MINUTES_PER_DAY, 2, FraudAction.HANG_UP);
        CallAttempt attempt = Samples.attempt(account);
        admission.admit(attempt);
        ReservationId held = new ReservationId(attempt.id());
        admission.extend(held, new TalkProgress(NOON, 0));
        assertThat(admission.extend(held, new TalkProgress(NOON, 1)))
                .isEqualTo(new ExtendAnswer.Extended(Duration.ofSeconds(120)));

        assertThat(admission.extend(held, new TalkProgress(NOON, 2)))
                .isEqualTo(new ExtendAnswer.Exhausted(Duration.ofSeconds(120)));
        watch(CallCounter.MINUTES_PER_DAY, 2, FraudAction.REFUSE);
        assertThat(admission.extend(held, new TalkProgress(NOON, 2)))
                .isEqualTo(new ExtendAnswer.Extended(Duration.ofSeconds(180)));
    }

    private void unanswered(int status) {
        CallAttempt attempt = Samples.attempt(account);
        assertThat(admission.admit(attempt)).isInstanceOf(AdmitAnswer.Admitted.class);
        admission.abandon(new ReservationId(attempt.id()), new Release(NOON, status, "REFUSED_BY_CALLEE"));
    }

    private void answered(int seconds) {
        CallAttempt attempt = Samples.attempt(account);
        assertThat(admission.admit(attempt)).isInstanceOf(AdmitAnswer.Admitted.class);
        ReservationId held = new ReservationId(attempt.id());
        admission.extend(held, new TalkProgress(NOON, 0));
        admission.settle(held, new Talk(NOON), new Release(NOON.plusSeconds(seconds), 200, "CALLER_HUNG_UP"));
    }

    @Test
    @Spec("E11")
    void callerWhoseCallsAreHardlyAnsweredIsRefusedForATimeAndTakenBackByAnOperator() {
        for (int i = 0; i < 3; i++) {
            unanswered(486);
        }
        assertThat(judge.bans()).isEmpty();
        unanswered(486);

        assertThat(admission.admit(Samples.attempt(account)))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.SUSPECTED_FRAUD));
        assertThat(found).hasSize(2).allMatch(finding -> finding.detector() == Detector.STATISTICS);
        assertThat(judge.bans()).hasSize(2);
        judge.bans().forEach(ban -> assertThat(judge.allow(ban.who())).isEqualTo(ban));
        assertThat(judge.bans()).isEmpty();
        answered(10);
    }

    @Test
    @Spec("E11")
    void banEndsWithItsTimeAndTheModeSaysWhoIsJudged() {
        statistics = new StatisticsRules(
                true, false, Duration.ofMinutes(15), 4, 50, Duration.ZERO, Duration.ofSeconds(3), 100, 100, 0, HOUR);
        for (int i = 0; i < 4; i++) {
            unanswered(480);
        }
        assertThat(judge.bans()).singleElement().satisfies(ban -> assertThat(ban.who())
                .isEqualTo(Samples.attempt(account).caller()));
        clock.advance(HOUR.minusSeconds(1));
        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Refused.class);
        clock.advance(Duration.ofSeconds(1));

        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Admitted.class);
    }

    @Test
    @Spec("E11")
    void outageOfTrunksIsNoFaultOfWhoCalls() {
        for (int i = 0; i < 20; i++) {
            unanswered(503);
        }

        assertThat(judge.bans()).isEmpty();
        assertThat(admission.admit(Samples.attempt(account))).isInstanceOf(AdmitAnswer.Admitted.class);
    }

    @Test
    @Spec("M5")
    void dayWithFarMoreCallsThanUsualIsToldWhileItGoesOn() {
        long today = NOON.getEpochSecond() / 86_400;
        for (int day = 1; day <= 5; day++) {
            fraud.learn(new DayCalls(account, today - 6 + day, 1, 1));
        }
        answered(10);
        answered(10);
        assertThat(found).isEmpty();
        answered(10);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.detector()).isEqualTo(Detector.FREQUENCY);
            assertThat(finding.isCritical()).isFalse();
        });
    }
}
