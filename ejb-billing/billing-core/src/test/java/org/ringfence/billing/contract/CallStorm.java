package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CarrierRates;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.FaultyLedgerStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.spending.SpendLimit;
import org.ringfence.billing.spending.Usage;

/**
 * Many threads that call at the same time from a few accounts, over a ledger that fails now and then, with repeats of
 * every verb by anybody, top-ups and a janitor; and the audit afterwards.
 */
final class CallStorm {

    private static final int RECENT = 256;
    private static final long LONGEST_MINUTES = 5;

    final long seed;
    /** Part of every id, so that a storm may come again over the same books. */
    final long salt = UUID.randomUUID().getLeastSignificantBits();

    final BillingStores stores;
    final TickingClock clock = new TickingClock(Samples.NOON);
    final List<AccountId> accounts = new ArrayList<>();
    final Admission admission;
    final CreditDesk desk;
    private final LimitBook limits;
    private final CallPackage bundle;
    final AtomicReferenceArray<@Nullable CallAttempt> recent = new AtomicReferenceArray<>(RECENT);
    /** How often somebody was told to have ended an attempt. */
    final Map<AttemptId, AtomicInteger> ends = new ConcurrentHashMap<>();
    /** Attempts that had an answer to a verb, so that a trace of them must be there. */
    final Set<AttemptId> known = ConcurrentHashMap.newKeySet();

    final Queue<LedgerEntry> topUps = new ConcurrentLinkedQueue<>();
    private final ReservationJanitor janitor;
    private final Random chance;

    CallStorm(BillingStores stores, long seed, int accountsInPlay) {
        this.seed = seed;
        this.stores = stores;
        this.chance = new Random(seed);
        LedgerStore faulty = new FaultyLedgerStore(stores.ledger(), new SeededFaults(seed, 0.1));
        NodeId node = new NodeId("storm-" + seed, 1);
        CreditRules rules = new CreditRules(Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofSeconds(20));
        AddressLimit atAddress = new AddressLimit(0, 0, 5_000_000, Duration.ofDays(1));
        LimitRules limitRules =
                new LimitRules(LimitSet.NONE, LimitSet.NONE, 0, true, true, WeeklyHours.NEVER, atAddress, null);
        limits = new LimitBook(stores.accounts(), stores.limits(), () -> limitRules, stores.packages());
        bundle = stores.packages()
                .keep(new CallPackage(
                        new PackageId(0), "storm " + salt, List.of("4930", "44"), 900, CallPackage.Period.ONCE));
        Settlement settlement = new Settlement(limits, CarrierRates.UNKNOWN);
        admission = new CallAdmission(
                stores.accounts(),
                new Pricing(new PriceMix()),
                faulty,
                () -> rules,
                clock,
                node,
                () -> RuleBook.EMPTY,
                DecisionListener.NOBODY,
                settlement);
        desk = new CreditDesk(faulty, clock);
        janitor = new ReservationJanitor(stores.ledger(), settlement, clock, node);
        for (int count = 0; count < accountsInPlay; count++) {
            accounts.add(someAccount());
        }
    }

    private AccountId someAccount() {
        AccountTerms terms = Samples.prepaid()
                .withCreditLimit(new Money(chance.nextInt(2) * chance.nextInt(200_000), Samples.EUR))
                .withLines(new LineLimit(1 + chance.nextInt(5)));
        AccountId account = Samples.open(stores.accounts(), terms, Integer.toString(chance.nextInt(4)))
                .id();
        if (chance.nextBoolean()) {
            long day = 1 + chance.nextInt(100_000);
            long month = 1 + chance.nextInt(200_000);
            long least = 1 + chance.nextInt(100_000);
            LimitSet set = new LimitSet(day, month, null, null, least, 4, null, null, null, null);
            stores.limits().set(account, null, set);
        }
        if (chance.nextBoolean()) {
            stores.packages().assign(account, bundle.name());
        }
        return account;
    }

    void run(int threads, int callsPerThread) throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                StormCaller caller = new StormCaller(this, new Random(chance.nextLong()));
                running.add(pool.submit(() -> {
                    start.await();
                    caller.call(callsPerThread);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                each.get(LONGEST_MINUTES, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    void sweep() {
        janitor.sweep();
    }

    /** At any moment, for anybody who looks. */
    void checkNow(AccountId account) {
        AccountBalance now = stores.ledger().balance(account).orElseThrow();
        assertThat(now.available().units()).as("available to %s", account).isNotNegative();
        SpendLimit.tightest(
                        limits.limitsOf(account, clock.instant()),
                        stores.ledger().usage(account).orElseThrow())
                .ifPresent(limit -> assertThat(limit.spent())
                        .as("spent of %s by %s", limit, account)
                        .isLessThanOrEqualTo(limit.limit()));
        int lines = stores.accounts().termsOf(account).orElseThrow().lines().max();
        assertThat(now.linesInUse()).as("lines of %s", account).isLessThanOrEqualTo(lines);
        PackageUse use = use(account);
        assertThat(use.used() + use.held()).as("package of %s", account).isLessThanOrEqualTo(bundle.seconds());
    }

    private PackageUse use(AccountId account) {
        return stores.packages().uses(account).getOrDefault(bundle.id(), PackageUse.NONE);
    }

    /** When all is over and every lease has ended. */
    void audit() {
        clock.advance(Duration.ofDays(1));
        int ended = 1;
        while (ended > 0) {
            ended = janitor.sweep();
        }
        accounts.forEach(this::audit);
        assertThat(ends.values()).allSatisfy(count -> assertThat(count).hasValueLessThanOrEqualTo(1));
        assertThat(known)
                .allSatisfy(attempt -> assertThat(stores.cdrs().find(attempt)).isPresent());
    }

    private void audit(AccountId account) {
        AccountBalance end = stores.ledger().balance(account).orElseThrow();
        assertThat(end.reserved().units()).as("reserved for %s", account).isZero();
        assertThat(end.linesInUse()).as("lines of %s", account).isZero();
        assertThat(stores.ledger().open(account)).isEmpty();
        checkNow(account);

        List<LedgerEntry> entries = stores.ledger().entries(account, Integer.MAX_VALUE);
        assertThat(stores.ledger().sumOfEntries(account)).contains(end.balance());
        assertThat(sum(entries)).isEqualTo(end.balance());
        assertThat(of(entries, EntryKind.ADJUSTMENT)).isEmpty();
        List<CallRecord> records = stores.cdrs().latest(account, Integer.MAX_VALUE);
        assertThat(records).extracting(CallRecord::id).doesNotHaveDuplicates();
        assertThat(of(entries, EntryKind.CHARGE).map(entry -> entry.amount().negated()))
                .containsExactlyInAnyOrderElementsOf(records.stream()
                        .map(each -> each.billed().charge())
                        .filter(Money::isPositive)
                        .toList());
        assertThat(use(account))
                .as("package of %s", account)
                .isEqualTo(new PackageUse(
                        0,
                        records.stream()
                                .mapToLong(each -> each.billed().included())
                                .sum(),
                        0));
        Usage usage = stores.ledger().usage(account).orElseThrow();
        long charged = of(entries, EntryKind.CHARGE)
                .mapToLong(entry -> -entry.amount().units())
                .sum();
        assertThat(usage.monthSpent().units())
                .as("spent in the month of %s", account)
                .isEqualTo(charged);
        assertThat(of(entries, EntryKind.TOP_UP).map(LedgerEntry::id))
                .containsExactlyInAnyOrderElementsOf(topUps.stream()
                        .filter(entry -> entry.account().equals(account))
                        .map(LedgerEntry::id)
                        .toList());
    }

    private static Stream<LedgerEntry> of(List<LedgerEntry> entries, EntryKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind);
    }

    private static Money sum(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntry::amount).reduce(Money.zero(Samples.EUR), Money::plus);
    }
}
