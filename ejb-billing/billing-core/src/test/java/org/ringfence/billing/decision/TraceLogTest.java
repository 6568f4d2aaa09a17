package org.ringfence.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.ledger.LedgerStore.ReserveAnswer;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

class TraceLogTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long PLENTY = 1L << 30;

    private TraceLog.Bounds bounds = new TraceLog.Bounds(4, DAY, PLENTY);
    private Instant now = NOON;
    private long configuration = 7;
    private final TraceLog log = new TraceLog(() -> bounds, () -> configuration, () -> now);

    private CallAttempt decided(int steps, RefusalReason refusal) {
        CallAttempt attempt = Samples.attempt(new AttemptId(UUID.randomUUID()), new AccountId(1), now);
        Deliberation deliberation = new Deliberation(attempt);
        for (int step = 0; step < steps; step++) {
            deliberation.note("rule-" + step, new RuleAnswer.Pass(step, steps));
        }
        log.decided(deliberation.end(now, refusal));
        return attempt;
    }

    private void turnedAway(String callId) {
        RuleAnswer answer = new RuleAnswer.TurnedAway("WRONG_RESPONSE", "anna", "the answer of a user");
        log.turnedAway(
                callId, "anna@one.example", "sip:900@one.example", "192.0.2.7:5060", new DecisionStep("door", answer));
    }

    @Test
    @Spec("Q3")
    void callIsFoundByItsIdAndByItsCallIdWithStepsOutcomeAndConfiguration() {
        CallAttempt admitted = decided(2, null);
        configuration = 8;
        CallAttempt refused = decided(1, RefusalReason.NO_LINE);

        Trace first = log.find(admitted.id().toString()).get(0);
        Trace second = log.find(refused.callReference()).get(0);

        assertThat(first.outcome()).isEqualTo(Trace.ADMITTED);
        assertThat(first.steps()).extracting(DecisionStep::rule).containsExactly("rule-0", "rule-1");
        assertThat(first.configuration()).isEqualTo(7);
        assertThat(second.outcome()).isEqualTo("NO_LINE");
        assertThat(second.configuration()).isEqualTo(8);
        assertThat(log.find("no such call")).isEmpty();
    }

    @Test
    @Spec("Q3")
    void oldestGoesWhenOneMoreThanTheMostComes() {
        CallAttempt first = decided(1, null);
        decided(1, null);
        CallAttempt third = decided(1, null);
        assertThat(log.find(first.callReference())).as("three quarters of four").hasSize(1);

        decided(1, null);

        assertThat(log.find(first.callReference())).isEmpty();
        assertThat(log.find(third.callReference())).hasSize(1);
        assertThat(log.size()).isEqualTo(3);
    }

    @Test
    void nothingIsKeptWhenNothingIsToBeKept() {
        bounds = new TraceLog.Bounds(0, DAY, PLENTY);

        decided(1, null);
        turnedAway("x");

        assertThat(log.size()).isZero();
        assertThat(log.bytes()).isZero();
    }

    @Test
    @Spec("Q3")
    void decisionIsKeptForItsTimeAndNotLonger() {
        CallAttempt call = decided(1, null);
        now = NOON.plus(DAY);
        assertThat(log.find(call.callReference())).hasSize(1);
        decided(1, null);
        assertThat(log.size()).isEqualTo(2);

        now = NOON.plus(DAY).plusNanos(1);

        assertThat(log.find(call.callReference())).isEmpty();
        decided(1, null);
        assertThat(log.size()).as("the first is dropped from memory too").isEqualTo(2);
    }

    @Test
    @Spec("Q3")
    void memoryIsBoundedByTheBytesOfTheTraces() {
        decided(10, null);
        long one = log.bytes();
        bounds = new TraceLog.Bounds(1_000, DAY, one * 4 / 3 * 5 + 4);

        for (int count = 0; count < 20; count++) {
            decided(10, null);
        }

        assertThat(log.size()).isEqualTo(5);
        assertThat(log.bytes()).isEqualTo(5 * one);
    }

    @Test
    @Spec("Q3")
    void strangersNeverPushOutTheCallsOfCustomers() {
        CallAttempt call = decided(1, null);
        for (int count = 0; count < 100; count++) {
            turnedAway("stranger-" + count);
        }

        assertThat(log.find(call.callReference())).hasSize(1);
        assertThat(log.find("stranger-99")).singleElement().satisfies(trace -> {
            assertThat(trace.attempt()).isNull();
            assertThat(trace.outcome()).isEqualTo("WRONG_RESPONSE");
            assertThat(trace.source()).isEqualTo("192.0.2.7:5060");
        });
        assertThat(log.find("stranger-98")).as("a quarter of four").isEmpty();
    }

    @Test
    void textsOfStrangersAreCut() {
        turnedAway("c".repeat(70_000));

        assertThat(log.bytes()).isLessThan(2_000);
        assertThat(log.find("c".repeat(255))).hasSize(1);
    }

    @Test
    void valuesAreSaidInWords() {
        CallPrice price = centPerSecond();
        PricedCall priced = new PricedCall(price, new TariffVersionId(3), "Berlin");

        assertThat(TraceText.of(priced))
                .isEqualTo("0.60 EUR a minute, connect fee 0.00 EUR, blocks of 1/1 s, Berlin, tariff version 3");
        assertThat(TraceText.of(new PricedCall(CallPrice.free(Samples.EUR), null, "")))
                .isEqualTo("free");
        assertThat(TraceText.of(new PricedCall(price, null, "")))
                .isEqualTo("0.60 EUR a minute, connect fee 0.00 EUR, blocks of 1/1 s");
        assertThat(TraceText.of(new Grant(60, eur("0.60")))).isEqualTo("60 s for 0.60 EUR");
        assertThat(TraceText.of(Duration.ofMinutes(1))).isEqualTo("60 s");
        assertThat(TraceText.of(new AccountId(5))).isEqualTo("account 5");
        assertThat(TraceText.of(new TariffId(6))).isEqualTo("a rate of tariff 6");
        assertThat(TraceText.of(new ReserveAnswer.NoLine(5, 5))).isEqualTo("5 of 5 lines in use");
        assertThat(TraceText.of(new ReserveAnswer.Insufficient(eur("0.01")))).isEqualTo("0.01 EUR available");
        assertThat(TraceText.of(new ReserveAnswer.Locked(LockLevel.ALL))).isEqualTo("locked: ALL");
        assertThat(List.of(TraceText.of("text"), TraceText.of(7))).containsExactly("text", "7");
    }
}
