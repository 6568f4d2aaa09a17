package org.ringfence.billing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AttemptIds;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.contract.PriceMix;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.SeededFaults;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.credit.ReservationJanitor;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.FaultyLedgerStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;

/** Customers, nodes that crash, a ledger that fails now and then, payments and cleaning, all from one seed. */
final class World {

    private static final int ACCOUNTS = 1_000;
    private static final double FAULTS = 0.01;
    private static final int TRIES = 3;
    private static final CreditRules RULES =
            new CreditRules(Duration.ofSeconds(60), Duration.ofMinutes(2), Duration.ofSeconds(30));

    final MemoryStores stores = new MemoryStores();
    final List<AccountId> accounts = new ArrayList<>();
    private final Random chance;
    private final VirtualTime time = new VirtualTime();
    private final Tally tally = new Tally();
    private final AttemptIds ids;
    private final LedgerStore ledger;
    private final CreditDesk desk;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Pricing pricing = new Pricing(new PriceMix());
    private int callsToCome;

    World(long seed, int calls) {
        chance = new Random(seed);
        ids = new AttemptIds(time, chance);
        ledger = new FaultyLedgerStore(stores.ledger(), new SeededFaults(chance.nextLong(), FAULTS));
        desk = new CreditDesk(ledger, time);
        callsToCome = calls;
        for (int count = 0; count < ACCOUNTS; count++) {
            accounts.add(someAccount());
        }
        nodes.add(new SimulatedNode(this, "one"));
        nodes.add(new SimulatedNode(this, "two"));
    }

    /** Runs until the last call has come, and some time longer so that every lease ends. */
    void run() {
        after(Duration.ZERO, this::nextCall);
        nodes.forEach(node -> after(someMillis(1, 5_000), () -> sweep(node)));
        nodes.forEach(node -> after(someMillis(60_000, 600_000), () -> crash(node)));
        boolean more = true;
        while (more) {
            more = time.step();
        }
    }

    private void nextCall() {
        SimulatedNode node = nodes.get(chance.nextInt(nodes.size()));
        if (node.isUp()) {
            callsToCome--;
            new SimulatedCall(this, node, someAttempt()).start();
        }
        if (oneIn(20)) {
            topUp(somebodyInNeed().orElse(accounts.get(chance.nextInt(ACCOUNTS))));
        }
        if (callsToCome > 0) {
            after(someMillis(1, 40), this::nextCall);
        }
    }

    private void sweep(SimulatedNode node) {
        node.sweep();
        boolean anythingOpen = accounts.stream()
                .anyMatch(account -> !stores.ledger().open(account).isEmpty());
        if (callsToCome > 0 || anythingOpen) {
            after(Duration.ofSeconds(10), () -> sweep(node));
        }
    }

    private void crash(SimulatedNode node) {
        if (callsToCome <= 0) {
            return;
        }
        node.crash();
        tally.crashes++;
        after(someMillis(1_000, 240_000), () -> {
            node.restart();
            after(someMillis(60_000, 900_000), () -> crash(node));
        });
    }

    /** Half of the payments are made by those whose call is about to be cut. */
    private Optional<AccountId> somebodyInNeed() {
        SimulatedNode node = nodes.get(chance.nextInt(nodes.size()));
        return oneIn(2) ? node.longestWaiting() : Optional.empty();
    }

    private void topUp(AccountId account) {
        Money amount = new Money(1 + chance.nextInt(300_000), Samples.EUR);
        String reference = "payment " + chance.nextLong();
        untilItWorks(() -> desk.topUp(account, amount, reference));
        nodes.forEach(node -> node.creditRaised(account));
    }

    /** What must hold at any moment. */
    void check(AccountId account) {
        AccountBalance now = stores.ledger().balance(account).orElseThrow();
        List<Reservation> open = stores.ledger().open(account);
        long reserved = 0;
        for (Reservation each : open) {
            reserved += each.amount().units();
        }
        int lines = stores.accounts().termsOf(account).orElseThrow().lines().max();
        if (now.available().isNegative()
                || reserved != now.reserved().units()
                || open.size() != now.linesInUse()
                || now.linesInUse() > lines) {
            throw new AssertionError("The books of " + account + " are wrong: " + now + ", open " + open);
        }
    }

    void known(CallAttempt attempt) {
        tally.known.add(attempt.id());
    }

    Admission admission(NodeId node) {
        return new CallAdmission(stores.accounts(), pricing, ledger, () -> RULES, time, node);
    }

    ReservationJanitor janitor(NodeId node) {
        return new ReservationJanitor(ledger, time, node);
    }

    Tally tally() {
        return tally;
    }

    Instant now() {
        return time.instant();
    }

    void after(Duration delay, Runnable action) {
        time.after(delay, action);
    }

    boolean oneIn(int many) {
        return chance.nextInt(many) == 0;
    }

    Duration someMillis(int from, int to) {
        return Duration.ofMillis(chance.nextInt(from, to));
    }

    /** Most talks are short, some are long. */
    Duration talk() {
        return Duration.ofMillis((long) (-90_000 * Math.log(1 - chance.nextDouble())));
    }

    <T> Optional<T> tried(Supplier<T> step) {
        for (int count = 0; count < TRIES; count++) {
            try {
                return Optional.of(step.get());
            } catch (LedgerUnavailable away) {
                tally.faults++;
            }
        }
        return Optional.empty();
    }

    <T> void ifItWorks(Supplier<T> step) {
        try {
            step.get();
        } catch (LedgerUnavailable away) {
            tally.faults++;
        }
    }

    <T> void untilItWorks(Supplier<T> step) {
        while (tried(step).isEmpty()) {
            tally.faults++;
        }
    }

    private AccountId someAccount() {
        AccountTerms terms = Samples.prepaid()
                .withCreditLimit(new Money(chance.nextInt(3) / 2 * chance.nextInt(100_000), Samples.EUR))
                .withLines(new LineLimit(1 + chance.nextInt(6)));
        return Samples.open(stores.accounts(), terms, Integer.toString(chance.nextInt(8)))
                .id();
    }

    private CallAttempt someAttempt() {
        return new CallAttempt(
                ids.next(),
                accounts.get(chance.nextInt(ACCOUNTS)),
                CallOrigin.ENDPOINT,
                "anna@one.example",
                PriceMix.someDestination(chance),
                "simulated",
                "udp:192.0.2.1:5060",
                now());
    }
}
