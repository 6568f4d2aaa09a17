package org.ringfence.call.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.AttemptIds;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.MemoryAccountStore;
import org.ringfence.billing.memory.MemoryBooks;
import org.ringfence.billing.memory.MemoryCdrStore;
import org.ringfence.billing.memory.MemoryLedgerStore;
import org.ringfence.billing.memory.MemoryTariffStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.call.session.CallEnd;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.CallRules;
import org.ringfence.call.session.CallSetup;
import org.ringfence.call.session.CallState;
import org.ringfence.call.session.EarlyMedia;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.RouteStep;
import org.ringfence.call.session.Target;
import org.ringfence.spec.Spec;

/** Calls with real money rules in one JVM, on a clock of the test: from the INVITE to the record. */
class WholeTripTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CallRules RULES = new CallRules(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofHours(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Set.of(503),
            EarlyMedia.ALLOW);

    private final ManualTimers timers = new ManualTimers();
    private final InstantSource clock = () -> START.plusNanos(timers.nanos());
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryAccountStore accounts = new MemoryAccountStore(books, clock);
    private final MemoryLedgerStore ledger = new MemoryLedgerStore(books);
    private final MemoryCdrStore records = new MemoryCdrStore(books);
    private final LiveCalls live = new LiveCalls();
    private final AttemptIds ids = new AttemptIds(clock, new Random(7));
    private final AdmissionDesk desk;

    WholeTripTest() {
        MemoryTariffStore tariffs = new MemoryTariffStore();
        TariffStore.CreateAnswer.Created tariff = (TariffStore.CreateAnswer.Created) tariffs.create("standard", EURO);
        CallPrice price = new CallPrice(Money.zero(EURO), PricePerMinute.of(new BigDecimal("0.60")), 1, 1);
        tariffs.publish(
                tariff.tariff().id(),
                new TariffVersion.Content(START, null, null, List.of(new Rate("49", "Germany", price))));
        tariffs.makeDefault(tariff.tariff().id());
        CallAdmission admission = new CallAdmission(
                accounts, new Pricing(tariffs), ledger, () -> CreditRules.DEFAULT, clock, new NodeId("n", 1));
        DeskObserver silent = new NoTrouble();
        desk = new AdmissionDesk(
                admission,
                Runnable::run,
                new RefusalAnswers(() -> 402),
                new Closings(timers, Runnable::run, silent, () -> 100),
                silent);
    }

    private AccountId account(String credit, int lines) {
        AccountTerms terms = AccountTerms.prepaid(EURO, ZoneOffset.UTC).withLines(new LineLimit(lines));
        NewAccount account = new NewAccount("a" + credit + lines, terms, Money.of(new BigDecimal(credit), EURO));
        return ((AccountStore.CreateAnswer.Created) accounts.create(account))
                .account()
                .id();
    }

    private Call call(AccountId payer) {
        CallAttempt attempt = new CallAttempt(
                ids.next(),
                payer,
                CallOrigin.ENDPOINT,
                "alice@example.org",
                new Destination.OffNet("4930123456"),
                "call-id",
                "127.0.0.1:5060",
                clock.instant());
        Call call = new Call(
                attempt,
                new CallSetup(RULES, null, null),
                new CallClock(clock, timers::nanos),
                new Call.Surroundings(new RecordedSip().commands, desk, WholeTripTest::toTrunk, timers, new Watcher()));
        live.add(call);
        call.begin();
        return call;
    }

    private static void toTrunk(Call call) {
        call.post(new CallEvent.Routed(List.of(new RouteStep(List.of(new Target("trunk", "trunk")), true))));
    }

    private Call talking(AccountId payer) {
        Call call = call(payer);
        call.post(new CallEvent.Answered(0, "d", null, null));
        call.post(new CallEvent.CallerAcknowledged(null));
        return call;
    }

    private CallRecord recordOf(Call call) {
        Optional<CallRecord> found = records.find(call.attempt().id());
        assertThat(found).isPresent();
        return found.get();
    }

    private String balance(AccountId account) {
        assertThat(ledger.balance(account)).isPresent();
        assertThat(ledger.open(account)).isEmpty();
        assertThat(ledger.sumOfEntries(account))
                .contains(ledger.balance(account).get().balance());
        return ledger.balance(account).get().balance().format();
    }

    @Test
    @Spec({"F8", "P1"})
    void creditForExactlyTwentySecondsEndsTheCallAfterTwentySeconds() {
        AccountId payer = account("0.20", 5);
        Call call = talking(payer);
        timers.pass(Duration.ofSeconds(19).plusMillis(999));
        assertThat(call.view().phase()).isEqualTo(CallState.Phase.TALKING);

        timers.pass(Duration.ofMillis(1));
        assertThat(call.view().phase()).isNotEqualTo(CallState.Phase.TALKING);
        assertThat(recordOf(call).billed().billedSeconds()).isEqualTo(20);
        assertThat(recordOf(call).release().cause()).isEqualTo("MONEY_EXHAUSTED");
        assertThat(new BigDecimal(balance(payer).split(" ")[0])).isEqualByComparingTo("0");
    }

    @Test
    @Spec("F8")
    void callThatCannotBeCoveredIsRefusedAndRecorded() {
        AccountId payer = account("0.00", 5);
        Call call = call(payer);

        assertThat(call.view().phase()).isEqualTo(CallState.Phase.ENDED);
        assertThat(recordOf(call).outcome()).isEqualTo(CallOutcome.REFUSED);
    }

    @Test
    @Spec("P18")
    void topUpDuringTheCallLetsItGoOn() {
        AccountId payer = account("0.20", 5);
        Call call = talking(payer);
        timers.pass(Duration.ofSeconds(18));
        new CreditDesk(ledger, clock).topUp(payer, Money.of(new BigDecimal("1.00"), EURO), "r1");
        live.creditRaised(payer);
        timers.pass(Duration.ofSeconds(60));

        assertThat(call.view().phase()).isEqualTo(CallState.Phase.TALKING);
        call.post(new CallEvent.HungUp(Leg.CALLER));
        assertThat(recordOf(call).billed().billedSeconds()).isEqualTo(78);
    }

    @Test
    @Spec("F6")
    void lineIsFreeAgainAfterEveryKindOfEnd() {
        AccountId payer = account("5.00", 1);
        Call busy = call(payer);
        assertThat(recordOf(call(payer)).release().cause()).isEqualTo("NO_LINE");
        busy.post(new CallEvent.Failed(0, 486));
        assertThat(recordOf(busy).outcome()).isEqualTo(CallOutcome.FAILED);

        Call cancelled = call(payer);
        cancelled.post(new CallEvent.CallerCancelled());
        Call answered = talking(payer);
        answered.post(new CallEvent.HungUp(Leg.CALLER));
        answered.post(new CallEvent.HungUp(new Leg(0, "d")));
        assertThat(call(payer).view().phase()).isEqualTo(CallState.Phase.INVITING);
    }

    static LongStream seeds() {
        return LongStream.range(1, 21);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Spec({"F8", "F6", "P1"})
    void callsOfOneAccountInAnyOrderNeverCostMoreThanThereIs(long seed) {
        Random random = new Random(seed);
        AccountId payer = account("2.00", 4);
        List<Call> calls = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            if (random.nextInt(3) == 0) {
                calls.add(call(payer));
            } else if (!calls.isEmpty()) {
                calls.get(random.nextInt(calls.size())).post(event(random));
            }
            timers.pass(Duration.ofMillis(random.nextInt(4_000)));
            assertThat(ledger.balance(payer).orElseThrow().available().isNegative())
                    .as("seed %d", seed)
                    .isFalse();
        }
        live.endAll();
        timers.pass(Duration.ofMinutes(2));

        assertThat(live.count()).as("seed %d", seed).isZero();
        assertThat(calls).as("seed %d", seed).allSatisfy(this::recordOf);
        assertThat(balance(payer)).as("seed %d", seed).doesNotStartWith("-");
    }

    private static CallEvent event(Random random) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new CallEvent.Answered(0, "d", null, null);
            case 2, 3 -> new CallEvent.CallerAcknowledged(null);
            case 4 -> new CallEvent.HungUp(random.nextBoolean() ? Leg.CALLER : new Leg(0, "d"));
            case 5 -> new CallEvent.CallerCancelled();
            default -> new CallEvent.Failed(0, random.nextBoolean() ? 486 : 503);
        };
    }

    private final class Watcher implements CallObserver {
        @Override
        public void finished(Call call, CallEnd end) {
            live.remove(call);
        }

        @Override
        public void failed(Call call, String step, RuntimeException failure) {
            throw new AssertionError(step, failure);
        }
    }

    private static final class NoTrouble implements DeskObserver {
        @Override
        public void unavailable(AttemptId attempt, String step, RuntimeException cause) {
            throw new AssertionError(step, cause);
        }

        @Override
        public void leftToJanitor(AttemptId attempt) {
            throw new AssertionError(attempt);
        }

        @Override
        public void failed(AttemptId attempt, String step, RuntimeException failure) {
            throw new AssertionError(step, failure);
        }
    }
}
