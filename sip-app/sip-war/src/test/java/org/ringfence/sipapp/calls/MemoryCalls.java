package org.ringfence.sipapp.calls;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.AttemptIds;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.credit.CallAdmission;
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
import org.ringfence.call.b2bua.AdmissionDesk;
import org.ringfence.call.b2bua.CallCapacity;
import org.ringfence.call.b2bua.CallPlanner;
import org.ringfence.call.b2bua.CallTimers;
import org.ringfence.call.b2bua.Closings;
import org.ringfence.call.b2bua.DeskObserver;
import org.ringfence.call.b2bua.Dialling;
import org.ringfence.call.b2bua.LiveCalls;
import org.ringfence.call.b2bua.RefusalAnswers;
import org.ringfence.call.b2bua.ScheduledCallTimers;
import org.ringfence.call.b2bua.SessionTimerPolicy;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.MemoryDirectory;
import org.ringfence.call.routing.MemoryTrunkStore;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkOrder;
import org.ringfence.call.routing.TrunkSeats;
import org.ringfence.call.session.CallRules;
import org.ringfence.call.session.EarlyMedia;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.DialogPolicy;

/** The calls of a small service whose users, money and routes are in memory. */
final class MemoryCalls implements AutoCloseable {

    volatile DialogPolicy dialogPolicy = DialogPolicy.DEFAULT;
    volatile CallPolicy callPolicy = CallPolicy.DEFAULT;

    static final String DOMAIN = "ringfence.example";
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CallRules RULES = new CallRules(
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofHours(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Set.of(408, 500, 502, 503, 504),
            EarlyMedia.ALLOW);

    private static final Duration SESSION = Duration.ofSeconds(1800);

    final LiveCalls live = new LiveCalls();
    private volatile boolean hurried;
    private volatile int mostCalls;
    private final CallCapacity capacity =
            new CallCapacity(() -> new CallCapacity.Bounds(mostCalls, 0), System::nanoTime);
    private volatile int pendingLimit = Integer.MAX_VALUE;
    private final AtomicInteger pending = new AtomicInteger();
    private final Clock clock = Clock.systemUTC();
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryAccountStore accounts = new MemoryAccountStore(books, clock);
    private final MemoryLedgerStore ledger = new MemoryLedgerStore(books);
    private final MemoryCdrStore records = new MemoryCdrStore(books);
    private final MemoryTariffStore tariffs = new MemoryTariffStore();
    private final MemoryDirectory directory = new MemoryDirectory();
    private final MemoryTrunkStore trunks = new MemoryTrunkStore();
    private final Map<AddressOfRecord, List<Binding>> bindings = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    MemoryCalls() {
        TariffStore.CreateAnswer.Created tariff = (TariffStore.CreateAnswer.Created) tariffs.create("standard", EURO);
        CallPrice price = new CallPrice(Money.zero(EURO), PricePerMinute.of(new BigDecimal("0.60")), 1, 1);
        tariffs.publish(
                tariff.tariff().id(),
                new TariffVersion.Content(clock.instant(), null, null, List.of(new Rate("49", "Germany", price))));
        tariffs.makeDefault(tariff.tariff().id());
        timers.setRemoveOnCancelPolicy(true);
    }

    /** Adds a user with money and numbers. */
    SipUser user(String name, String credit, String... numbers) {
        AccountTerms terms = AccountTerms.prepaid(EURO, ZoneOffset.UTC).withLines(new LineLimit(10_000));
        NewAccount account = new NewAccount(name, terms, Money.of(new BigDecimal(credit), EURO));
        AccountId id = ((AccountStore.CreateAnswer.Created) accounts.create(account))
                .account()
                .id();
        SipUser user = new SipUser(
                new SipUserId(ids.incrementAndGet()),
                new AddressOfRecord(name, DOMAIN),
                id,
                List.of(numbers),
                Set.of(SipTransport.UDP, SipTransport.TCP),
                true);
        directory.add(user);
        return user;
    }

    /** Registers a phone at an address of loopback. */
    void register(SipUser user, String address) {
        register(user, SipTransport.UDP, "sip:" + user.address().user() + "@" + address, address);
    }

    /** Registers a phone by a contact, and the address of loopback that it sends from. */
    void register(SipUser user, SipTransport transport, String contact, String address) {
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        Binding binding = new Binding(
                contact,
                "c",
                1,
                Instant.MAX,
                1000,
                transport,
                "127.0.0.1",
                port,
                null,
                0,
                List.of(),
                null,
                clock.instant());
        bindings.merge(user.address(), List.of(binding), (old, more) -> {
            List<Binding> all = new ArrayList<>(old);
            all.addAll(more);
            return all;
        });
    }

    void unregister(SipUser user) {
        bindings.remove(user.address());
    }

    /** Adds a trunk whose gateways are at these addresses of loopback. */
    void trunk(String name, String prefix, String... addresses) {
        List<Gateway> gateways = new ArrayList<>();
        for (String address : addresses) {
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            gateways.add(new Gateway("127.0.0.1", port, SipTransport.UDP));
        }
        trunks.add(new Trunk(
                new AccountId(ids.incrementAndGet()), name, gateways, Set.of(prefix), 1, OptionalInt.empty(), true));
    }

    SipUser find(String name) {
        return directory.byAddress(new AddressOfRecord(name, DOMAIN)).orElseThrow();
    }

    Money balance(SipUser user) {
        return ledger.balance(user.account()).orElseThrow().balance();
    }

    /** From now on phones may send callers so far, and so often. */
    void redirects(CallPolicy.Redirects redirects, int limit) {
        CallPolicy now = CallPolicy.DEFAULT;
        callPolicy = new CallPolicy(
                now.ringTimeout(),
                now.initTimeout(),
                now.absoluteTimeout(),
                now.sessionTimers(),
                now.sessionExpires(),
                now.minSe(),
                now.trunkFailover(),
                now.failoverStatuses(),
                now.earlyMedia(),
                redirects,
                limit);
    }

    boolean holdsNothing(SipUser user) {
        return ledger.open(user.account()).isEmpty();
    }

    /** The records of a user's attempts, newest first. */
    List<CallRecord> records(SipUser user) {
        return records.latest(user.account(), 100);
    }

    InviteHandler handler(SipFactory factory) {
        CallAdmission admission = new CallAdmission(
                accounts, new Pricing(tariffs), ledger, () -> CreditRules.DEFAULT, clock, new NodeId("test", 1));
        CallTimers callTimers = new HastySessionTimers(new ScheduledCallTimers(timers));
        DeskObserver observer = new NoTrouble();
        AdmissionDesk desk = new AdmissionDesk(
                admission,
                workers,
                new RefusalAnswers(() -> 403),
                new Closings(callTimers, workers, observer, () -> 100),
                observer);
        CallPlanner planner = new CallPlanner(
                directory,
                directory,
                trunks,
                address -> bindings.getOrDefault(address, List.of()),
                UnaryOperator.identity(),
                () -> false,
                Dialling.INTERNATIONAL,
                new TrunkOrder(new SplittableRandom(1)),
                TrunkSeats.Talk.UNCOUNTED);
        CallStarter starter = new CallStarter(new CallStarter.Parts(
                factory,
                CallServlet.NAME,
                desk,
                callTimers,
                live,
                () -> RULES,
                () -> new SessionTimerPolicy(true, SESSION, Duration.ofSeconds(90)),
                () -> dialogPolicy,
                clock,
                System::nanoTime));
        AttemptIds attempts = new AttemptIds(clock, new SecureRandom());
        Redirections redirections =
                new Redirections(starter, planner, desk, attempts, clock, host -> false, capacity, () -> callPolicy);
        return new Invitations(
                starter, planner, desk, attempts, clock, host -> false, this::pending, capacity, redirections);
    }

    @Override
    public void close() {
        timers.shutdownNow();
        workers.shutdownNow();
    }

    private static final class NoTrouble implements DeskObserver {
        @Override
        public void unavailable(AttemptId attempt, String step, RuntimeException cause) {
            throw new AssertionError(step, cause);
        }

        @Override
        public void leftToJanitor(AttemptId attempt) {
            throw new AssertionError("left to the janitor: " + attempt);
        }

        @Override
        public void failed(AttemptId attempt, String step, RuntimeException failure) {
            throw new AssertionError(step, failure);
        }
    }

    /** At most so many calls run at a time; 0 for any number. */
    void limitCalls(int limit) {
        mostCalls = limit;
    }

    int runningCalls() {
        return capacity.running();
    }

    /** At most so many calls wait for an answer at a time. */
    void limitPending(int limit) {
        pendingLimit = limit;
    }

    int pendingCalls() {
        return pending.get();
    }

    private Runnable pending(SipServletRequest invite) {
        if (pending.get() >= pendingLimit) {
            return null;
        }
        pending.incrementAndGet();
        return pending::decrementAndGet;
    }

    /** From now on the waits of the longest session interval end almost at once: no test waits for half an hour. */
    void hurrySessionTimers() {
        hurried = true;
    }

    /** Ends the two waits of the longest session interval at once, when that is asked for. */
    private final class HastySessionTimers implements CallTimers {

        private static final Duration REFRESH = SESSION.dividedBy(2);
        private static final Duration EXPIRY = SESSION.minusSeconds(32);

        private final CallTimers timers;

        HastySessionTimers(CallTimers timers) {
            this.timers = timers;
        }

        @Override
        public Running start(Duration delay, Runnable action) {
            boolean hasty = hurried && (delay.equals(REFRESH) || delay.equals(EXPIRY));
            return timers.start(hasty ? Duration.ofMillis(delay.equals(REFRESH) ? 300 : 1_500) : delay, action);
        }
    }
}
