package org.ringfence.billing.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.AttemptIds;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CarrierRates;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;

/** Somebody who tries to cost as much as possible with one account, at random from a seed, on a virtual clock. */
final class Attack {

    private static final int CALLS = 600;

    final Random chance;
    final MemoryStores stores = new MemoryStores();
    final List<CallPrice> prices = new ArrayList<>();
    final ExposureTerms terms;
    final AttemptIds ids;
    final AccountId account;
    final List<AttackingCall> running = new ArrayList<>();
    CallAdmission admission;
    private final CallPackage bundle;
    private final CreditRules rules;
    private final Pricing pricing;
    private final PriorityQueue<Planned> plans =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::order));
    private long millis = Samples.NOON.toEpochMilli();
    private long order;
    private long incarnation = 1;
    private int callsToCome = CALLS;
    private boolean frozen;
    /** What carriers count, in units. */
    long carriers;

    int deaths;
    int cuts;

    private record Planned(long at, long order, Runnable action) {}

    Attack(long seed) {
        chance = new Random(seed);
        terms = new ExposureTerms(
                Duration.ofSeconds(1 + chance.nextInt(90)),
                Duration.ofSeconds(chance.nextInt(10)),
                Duration.ofMillis(chance.nextInt(6_000)),
                Duration.ofSeconds(90 + chance.nextInt(600)));
        rules = new CreditRules(terms.slice(), Duration.ofMinutes(2), Duration.ofSeconds(30));
        ids = new AttemptIds(this::now, chance);
        pricing = new Pricing(tariff());
        account = Samples.open(
                        stores.accounts(),
                        Samples.prepaid()
                                .withCreditLimit(new Money(chance.nextInt(2) * chance.nextInt(500_000), Samples.EUR))
                                .withLines(new LineLimit(1 + chance.nextInt(8))),
                        Integer.toString(chance.nextInt(20)))
                .id();
        bundle = stores.packages()
                .keep(new CallPackage(
                        new PackageId(0), "attacked", List.of("*"), 1 + chance.nextInt(3_000), CallPackage.Period.DAY));
        if (chance.nextInt(3) == 0) {
            stores.packages().assign(account, bundle.name());
        }
        start();
    }

    private TariffStore tariff() {
        List<Rate> rates = new ArrayList<>();
        for (int prefix = 1; prefix <= 9; prefix++) {
            CallPrice price = new CallPrice(
                    new Money(chance.nextInt(3) / 2 * chance.nextInt(50_000), Samples.EUR),
                    new PricePerMinute(600_000 + chance.nextInt(300_000_000)),
                    increment(),
                    increment(),
                    0,
                    new Money(chance.nextInt(4) / 3 * chance.nextInt(80_000), Samples.EUR),
                    0);
            prices.add(price);
            rates.add(new Rate(Integer.toString(prefix), "zone " + prefix, price));
        }
        Tariff made = ((TariffStore.CreateAnswer.Created) stores.tariffs().create("attacked", Samples.EUR)).tariff();
        stores.tariffs().publish(made.id(), new TariffVersion.Content(Instant.EPOCH, null, null, rates));
        stores.tariffs().makeDefault(made.id());
        return stores.tariffs();
    }

    private int increment() {
        return List.of(1, 1, 6, 30, 60).get(chance.nextInt(5));
    }

    private void start() {
        NodeId node = new NodeId("node", incarnation);
        Settlement settlement = new Settlement(
                new LimitBook(stores.accounts(), stores.limits(), () -> LimitRules.NONE, stores.packages()),
                CarrierRates.UNKNOWN);
        admission = new CallAdmission(
                stores.accounts(),
                pricing,
                stores.ledger(),
                () -> rules,
                this::now,
                node,
                () -> RuleBook.EMPTY,
                DecisionListener.NOBODY,
                settlement);
        new ReservationJanitor(stores.ledger(), settlement, this::now, node).recover();
    }

    Exposure exposure() {
        Account now = stores.accounts().find(account).orElseThrow();
        PackageUse use = stores.packages().uses(account).get(bundle.id());
        long included = use == null ? 0 : use.mostWithinADay(bundle, CallDate.of(now(), Samples.ZONE));
        return new ExposureFormula(terms).of(Standing.of(now), prices, List.of(), included);
    }

    /** Calls until the money or the calls are used up. */
    void run() {
        after(0, this::nextCall);
        while (step()) {
            // each step plans the next ones
        }
    }

    /** Calls for some time, then lets nothing more be granted, and runs what runs to its end. */
    void runAndFreeze(int steps) {
        after(0, this::nextCall);
        for (int count = 0; count < steps && step(); count++) {
            // each step plans the next ones
        }
        running.removeIf(AttackingCall::isOver);
    }

    void freeze() {
        frozen = true;
        callsToCome = 0;
        stores.accounts().lock(account, LockLevel.ALL);
        while (step()) {
            // what runs goes on to its end
        }
    }

    boolean isFrozen() {
        return frozen;
    }

    private boolean step() {
        Planned next = plans.poll();
        if (next == null) {
            return false;
        }
        millis = Math.max(millis, next.at());
        next.action().run();
        return true;
    }

    private void nextCall() {
        if (callsToCome-- <= 0) {
            return;
        }
        AttackingCall call = new AttackingCall(this, 1 + chance.nextInt(9));
        if (call.begin()) {
            running.add(call);
        }
        running.removeIf(AttackingCall::isOver);
        if (chance.nextInt(40) == 0 && !running.isEmpty()) {
            die();
        }
        after(chance.nextInt(20_000), this::nextCall);
    }

    private void die() {
        deaths++;
        running.forEach(AttackingCall::orphan);
        running.clear();
        incarnation++;
        start();
    }

    Instant now() {
        return Instant.ofEpochMilli(millis);
    }

    void after(long delay, Runnable action) {
        plans.add(new Planned(millis + delay, order++, action));
    }

    /** How much later a carrier hears of an end. */
    long late() {
        long most = terms.cutOff().toMillis();
        return chance.nextBoolean() || most == 0 ? most : chance.nextLong(most);
    }
}
