package org.ringfence.load.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CarrierRates;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.PriceCeiling;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.billing.fraud.CallCounter;
import org.ringfence.billing.fraud.CallStatistics;
import org.ringfence.billing.fraud.FanInRules;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.FraudRule;
import org.ringfence.billing.fraud.FraudSettings;
import org.ringfence.billing.fraud.HabitRules;
import org.ringfence.billing.fraud.NumberKind;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.ProfileRule.Threshold;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.billing.fraud.SpendRules;
import org.ringfence.billing.fraud.StatisticsRules;
import org.ringfence.billing.fraud.WangiriRules;
import org.ringfence.billing.fraud.WatchedAdmission;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.MemoryAccountStore;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryBooks;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryLedgerStore;
import org.ringfence.billing.memory.MemoryLimitStore;
import org.ringfence.billing.memory.MemoryTariffStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.number.BlacklistRule;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.BlockedNumbers;
import org.ringfence.billing.number.Confidence;
import org.ringfence.billing.number.DestinationRule;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.Destinations;
import org.ringfence.billing.number.DiversionRule;
import org.ringfence.billing.number.LastRefusals;
import org.ringfence.billing.number.NumberPlans;
import org.ringfence.billing.number.NumberSight;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffBook;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;

/**
 * What a call costs in rules: price, destinations, a blacklist of 1,000, limits of day and month, habits, a profile of five
 * counters, statistics and trace, on books in memory: {@code mvn -Prule-benchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class RuleBenchmark {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int ACCOUNTS = 1_000;
    private static final int NUMBERS = 10_000;
    private static final int BLOCKED = 1_000;
    private static final long MUCH = 1_000_000_000_000L;
    private static final long A_MEBIBYTE = 1 << 20;

    private final Clock clock = Clock.systemUTC();
    private final MemoryBooks books = new MemoryBooks();
    private final AccountStore accounts = new MemoryAccountStore(books, clock);
    private final LimitStore limits = new MemoryLimitStore(books);
    private final TariffBook tariffs = new TariffBook(new MemoryTariffStore());
    private final DestinationStore destinations = new MemoryDestinationStore(accounts);
    private final List<AccountId> payers = new ArrayList<>();
    private Admission admission;
    private long calls;

    /** Opens accounts and puts the rules together. */
    @Setup
    public void open() {
        AccountTerms terms = AccountTerms.prepaid(EUR, ZoneOffset.UTC).withLines(new LineLimit(100));
        LimitSet limit = new LimitSet(MUCH, MUCH, null, null, MUCH, 7, MUCH, MUCH, null, null);
        for (int account = 0; account < ACCOUNTS; account++) {
            Money credit = Money.parse("1000000.00", EUR).orElseThrow();
            NewAccount wanted = new NewAccount("account-" + account, terms, credit);
            AccountStore.CreateAnswer.Created made = (AccountStore.CreateAnswer.Created) accounts.create(wanted);
            payers.add(made.account().id());
            limits.set(made.account().id(), null, limit);
        }
        TariffStore.CreateAnswer.Created tariff = (TariffStore.CreateAnswer.Created) tariffs.create("all", EUR);
        CallPrice price =
                new CallPrice(Money.zero(EUR), PricePerMinute.parse("0.05").orElseThrow(), 1, 1);
        tariffs.publish(
                tariff.tariff().id(),
                new TariffVersion.Content(
                        clock.instant().minusSeconds(1), null, null, List.of(new Rate("49", "Germany", price))));
        tariffs.makeDefault(tariff.tariff().id());
        admission = admission();
    }

    private Admission admission() {
        FraudRule fraud = new FraudRule(
                () -> new FraudSettings(
                        true,
                        true,
                        new SpendRules(MUCH, MUCH, 4, MUCH, MUCH, 3, 15),
                        FanInRules.DEFAULT,
                        WangiriRules.DEFAULT,
                        HabitRules.DEFAULT,
                        List.of("870", "878", "881", "882", "883", "888", "979"),
                        MUCH),
                () -> CreditRules.DEFAULT.slice(),
                account -> List.of(profile()),
                new NumberSight(() -> Destinations.DEFAULT, destinations, new NumberPlans())::of,
                (account, finding, stopped) -> {},
                clock);
        CallStatistics statistics = new CallStatistics(RuleBenchmark::judged, (account, finding, stopped) -> {}, clock);
        RuleBook book = new RuleBook(
                List.of(
                        statistics,
                        new BlacklistRule(blacklist(), () -> Destinations.DEFAULT, destinations, new LastRefusals()),
                        new DestinationRule(() -> Destinations.DEFAULT, destinations, new NumberPlans())),
                List.of(
                        new DiversionRule(destinations),
                        new PriceCeiling(() -> new PriceCeiling.Ceilings(
                                PricePerMinute.parse("5.00").orElseThrow(), null)),
                        fraud));
        TraceLog traces =
                new TraceLog(() -> new TraceLog.Bounds(10_000, Duration.ofHours(1), 10 * A_MEBIBYTE), () -> 1L, clock);
        CallAdmission rules = new CallAdmission(
                accounts,
                new Pricing(tariffs),
                new MemoryLedgerStore(books),
                () -> CreditRules.DEFAULT,
                clock,
                new NodeId("benchmark", 1),
                () -> book,
                decision -> {
                    traces.decided(decision);
                    fraud.decided(decision);
                    statistics.decided(decision);
                },
                new Settlement(new LimitBook(accounts, limits, () -> LimitRules.NONE), CarrierRates.UNKNOWN));
        return new WatchedAdmission(rules, fraud, statistics, clock);
    }

    private static ProfileRule profile() {
        Threshold much = new Threshold(1_000_000, 2_000_000);
        return new ProfileRule(
                new NumberKind("*"),
                LocalTime.MIN,
                LocalTime.MIN,
                Map.of(
                        CallCounter.CALLS_PER_MINUTE, much,
                        CallCounter.CALLS_PER_HOUR, much,
                        CallCounter.CONCURRENT, much,
                        CallCounter.SEQUENTIAL, much,
                        CallCounter.MINUTES_PER_DAY, much),
                new Remedy(FraudAction.REFUSE, LockLevel.NONE));
    }

    private static StatisticsRules judged() {
        return new StatisticsRules(
                true,
                true,
                Duration.ofMinutes(15),
                100,
                5,
                Duration.ZERO,
                Duration.ofSeconds(3),
                100,
                90,
                0,
                Duration.ofHours(1));
    }

    private BlockedNumberStore blacklist() {
        BlockedNumberStore made = new MemoryBlockedNumberStore();
        for (int entry = 0; entry < BLOCKED; entry++) {
            made.put(new BlockedNumber("8823" + entry, Confidence.VERY_SURE, "known", clock.instant(), null));
        }
        BlockedNumbers list = made.list();
        return new MemoryBlockedNumberStore() {
            @Override
            public BlockedNumbers list() {
                return list;
            }
        };
    }

    /** A call that passes all rules and ends. */
    @Benchmark
    public EndAnswer call() {
        long call = calls++;
        CallAttempt attempt = new CallAttempt(
                new AttemptId(new UUID(1, call)),
                payers.get((int) (call % ACCOUNTS)),
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet("4930" + (1_000_000 + call % NUMBERS)),
                "call-" + call,
                "udp:192.0.2.1:5060",
                clock.instant());
        AdmitAnswer answer = admission.admit(attempt);
        if (!(answer instanceof AdmitAnswer.Admitted held)) {
            throw new IllegalStateException("Not admitted: " + answer);
        }
        Release release = new Release(attempt.startedAt().plusSeconds(10), 200, "CALLER_HUNG_UP");
        return admission.settle(held.reservation(), new Talk(attempt.startedAt()), release);
    }

    /** Runs the benchmark. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RuleBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
