package org.ringfence.call.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.ExtendAnswer;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.CallRules;
import org.ringfence.call.session.CallSetup;
import org.ringfence.call.session.CallState;
import org.ringfence.call.session.EarlyMedia;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.RouteStep;
import org.ringfence.call.session.Target;
import org.ringfence.spec.Spec;

class AdmissionDeskTest {

    private static final CallRules RULES = new CallRules(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofHours(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            java.util.Set.of(503),
            EarlyMedia.ALLOW);

    private final ManualTimers timers = new ManualTimers();
    private final RecordedSip sip = new RecordedSip();
    private final Ledger ledger = new Ledger();
    private final Observed observed = new Observed();
    private int bound = 2;
    private final Closings closings = new Closings(timers, task -> this.workers.execute(task), observed, () -> bound);
    private Executor workers = Runnable::run;

    private Call call(long number) {
        return call(number, CallTest.ATTEMPT.destination());
    }

    private Call call(long number, Destination destination) {
        AdmissionDesk desk = new AdmissionDesk(
                ledger, task -> workers.execute(task), new RefusalAnswers(() -> 402), closings, observed);
        CallAttempt model = CallTest.ATTEMPT;
        CallAttempt attempt = new CallAttempt(
                new AttemptId(new UUID(number, number)),
                model.account(),
                model.origin(),
                model.caller(),
                destination,
                model.callReference(),
                model.source(),
                model.startedAt());
        Call call = new Call(
                attempt,
                new CallSetup(RULES, null, null),
                new CallClock(model::startedAt, timers::nanos),
                new Call.Surroundings(sip.commands, desk, AdmissionDeskTest::toOnePhone, timers, new Silent()));
        call.begin();
        return call;
    }

    private static void toOnePhone(Call call) {
        call.post(new CallEvent.Routed(List.of(new RouteStep(List.of(new Target("phone", "phone")), false))));
    }

    private Call talking(long number) {
        Call call = call(number);
        call.post(new CallEvent.Answered(0, "d", null, null));
        call.post(new CallEvent.CallerAcknowledged(null));
        return call;
    }

    @Test
    @Spec("F8")
    void callThatIsCutIsSettledWithItsGrantedTime() {
        talking(1);
        timers.pass(Duration.ofSeconds(60));

        assertThat(ledger.steps).containsExactly("admit", "extend 0", "extend 1", "settle PT1M MONEY_EXHAUSTED 200");
    }

    @Test
    void withoutALedgerACallIsRefusedWith503AndWhatMayBeHeldIsReleasedLater() {
        ledger.away = true;
        assertThat(call(1).view().phase()).isEqualTo(CallState.Phase.ENDED);
        assertThat(sip.sent).containsExactly("reject");
        assertThat(closings.waiting()).isEqualTo(1);

        ledger.away = false;
        timers.pass(Duration.ofSeconds(1));
        assertThat(ledger.steps).containsExactly("abandon LEDGER_UNAVAILABLE 503");
        assertThat(closings.waiting()).isZero();
    }

    @Test
    @Spec("P16")
    void withoutALedgerHelpInNeedIsReachedAndRecordedLater() {
        ledger.away = true;
        Call call = call(1, new Destination.Emergency("112"));
        call.post(new CallEvent.Answered(0, "d", null, null));
        call.post(new CallEvent.CallerAcknowledged(null));
        timers.pass(Duration.ofHours(3));
        assertThat(call.view().phase()).isEqualTo(CallState.Phase.TALKING);

        ledger.away = false;
        timers.pass(Duration.ofSeconds(10));
        assertThat(ledger.steps).containsExactly("admit");
        timers.pass(Duration.ofHours(1));
        assertThat(ledger.steps).hasSize(2).last().asString().startsWith("settle PT4H");
    }

    @Test
    @Spec("P16")
    void withoutAFreeWorkerHelpInNeedIsReached() {
        workers = task -> {
            throw new RejectedExecutionException();
        };

        assertThat(call(1, new Destination.Emergency("112")).view().phase()).isNotEqualTo(CallState.Phase.ENDED);
        assertThat(call(2).view().phase()).isEqualTo(CallState.Phase.ENDED);
    }

    @Test
    void callThatNeverReachedTheLedgerIsRecordedWhenItIsBack() {
        ledger.away = true;
        ledger.reservedNothing = true;
        call(1);

        ledger.away = false;
        timers.pass(Duration.ofSeconds(1));
        assertThat(ledger.steps).containsExactly("abandon LEDGER_UNAVAILABLE 503", "refuse LEDGER_UNAVAILABLE");
    }

    @Test
    void ledgerThatIsAwayIsKnownThroughWhatTheServerWrapsAroundIt() {
        ledger.away = true;
        ledger.wrapped = true;
        call(1);

        assertThat(closings.waiting()).isEqualTo(1);
    }

    @Test
    void runningCallEndsWithItsGrantedSliceAndIsSettledWhenTheLedgerIsBack() {
        talking(1);
        ledger.away = true;
        timers.pass(Duration.ofSeconds(90));
        assertThat(sip.sent).filteredOn("hangUp"::equals).hasSize(2);
        assertThat(closings.waiting()).isEqualTo(1);

        ledger.away = false;
        timers.pass(Duration.ofSeconds(20));
        assertThat(ledger.steps).contains("settle PT1M MONEY_EXHAUSTED 200");
        assertThat(closings.waiting()).isZero();
    }

    @Test
    void closingsBeyondTheBoundAreLeftToTheJanitor() {
        List<Call> calls = List.of(talking(1), talking(2), talking(3));
        ledger.away = true;
        calls.forEach(call -> call.post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR)));

        assertThat(closings.waiting()).isEqualTo(2);
        assertThat(observed.left).isEqualTo(1);
        assertThat(calls).allMatch(call -> call.view().phase() == CallState.Phase.ENDED);
    }

    @Test
    void raisedBoundHoldsForTheNextClosing() {
        List<Call> calls = List.of(talking(1), talking(2), talking(3));
        ledger.away = true;
        bound = 1;
        calls.get(0).post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));
        calls.get(1).post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));
        assertThat(observed.left).isEqualTo(1);
        bound = 2;
        calls.get(2).post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));

        assertThat(closings.waiting()).isEqualTo(2);
        assertThat(observed.left).isEqualTo(1);
    }

    @Test
    void tooMuchWorkRefusesNewCallsAndLosesNoClosing() {
        Call running = talking(1);
        workers = task -> {
            throw new RejectedExecutionException("full");
        };
        assertThat(call(2).view().phase()).isEqualTo(CallState.Phase.ENDED);
        running.post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));
        timers.pass(Duration.ofSeconds(3));
        assertThat(closings.waiting()).isEqualTo(1);

        workers = Runnable::run;
        timers.pass(Duration.ofSeconds(20));
        assertThat(ledger.steps).contains("settle PT0S ADMINISTRATOR 200");
    }

    @Test
    void lostReservationEndsTheCall() {
        Call call = talking(1);
        ledger.ended = true;
        timers.pass(Duration.ofSeconds(56));

        assertThat(sip.sent).filteredOn("hangUp"::equals).hasSize(2);
        assertThat(call.view().phase()).isEqualTo(CallState.Phase.ENDED);
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void everyReasonHasAnAnswer(RefusalReason reason) {
        assertThat(new RefusalAnswers(() -> 402).to(reason).status()).isBetween(400, 699);
    }

    @Test
    @Spec({"G5", "P17"})
    void callThatCostsTooMuchIsForbidden() {
        assertThat(new RefusalAnswers(() -> 402).to(RefusalReason.PRICE_TOO_HIGH))
                .isEqualTo(Rejection.of(403));
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED_DESTINATION", "INTERNATIONAL_CLOSED", "WRONG_PIN", "DIVERSION_CLOSED"})
    @Spec({"E9", "E13"})
    void callToAClosedNumberIsForbidden(RefusalReason reason) {
        assertThat(new RefusalAnswers(() -> 402).to(reason)).isEqualTo(Rejection.of(403));
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalReason.class,
            names = {
                "INSUFFICIENT_CREDIT",
                "DAY_LIMIT",
                "DYNAMIC_DAY_LIMIT",
                "MONTH_LIMIT",
                "DAY_TALK_LIMIT",
                "MONTH_TALK_LIMIT",
                "ADDRESS_LIMIT"
            })
    @Spec("F22")
    void missingQuotaIsAnsweredAsThePolicySays(RefusalReason reason) {
        assertThat(new RefusalAnswers(() -> 402).to(reason).status()).isEqualTo(402);
        assertThat(new RefusalAnswers(() -> 403).to(reason).status()).isEqualTo(403);
    }

    /** A ledger that grants a minute and then no more, and that can be away. */
    private static final class Ledger implements Admission {
        final List<String> steps = new ArrayList<>();
        boolean away;
        boolean ended;
        boolean wrapped;
        boolean reservedNothing;

        private void step(String step) {
            if (away) {
                LedgerUnavailable unavailable = new LedgerUnavailable("away", null);
                throw wrapped ? new IllegalStateException(unavailable) : unavailable;
            }
            steps.add(step);
        }

        @Override
        public AdmitAnswer admit(CallAttempt attempt) {
            step("admit");
            return new AdmitAnswer.Admitted(new ReservationId(attempt.id()), Duration.ofSeconds(60), null);
        }

        @Override
        public ExtendAnswer extend(ReservationId reservation, TalkProgress progress) {
            step("extend " + progress.ordinal());
            if (ended) {
                return new ExtendAnswer.Ended();
            }
            Duration minute = Duration.ofSeconds(60);
            return progress.ordinal() == 0 ? new ExtendAnswer.Extended(minute) : new ExtendAnswer.Exhausted(minute);
        }

        @Override
        public EndAnswer settle(ReservationId reservation, Talk talk, Release release) {
            step("settle " + Duration.between(talk.answeredAt(), release.at()) + " " + release.cause() + " "
                    + release.status());
            return ended();
        }

        @Override
        public EndAnswer abandon(ReservationId reservation, Release release) {
            step("abandon " + release.cause() + " " + release.status());
            return reservedNothing ? new EndAnswer.Unknown() : ended();
        }

        @Override
        public void refuse(CallAttempt attempt, RefusalReason reason) {
            step("refuse " + reason);
        }

        private static EndAnswer ended() {
            return new EndAnswer.Ended(
                    org.ringfence.billing.money.Money.zero(Currency.getInstance("EUR")), Duration.ZERO);
        }
    }

    private static final class Observed implements DeskObserver {
        int left;

        @Override
        public void unavailable(AttemptId attempt, String step, RuntimeException cause) {}

        @Override
        public void leftToJanitor(AttemptId attempt) {
            left++;
        }

        @Override
        public void failed(AttemptId attempt, String step, RuntimeException failure) {
            throw new AssertionError(step, failure);
        }
    }

    private static final class Silent implements CallObserver {
        @Override
        public void finished(Call call, org.ringfence.call.session.CallEnd end) {}

        @Override
        public void failed(Call call, String step, RuntimeException failure) {
            throw new AssertionError(step, failure);
        }
    }
}
