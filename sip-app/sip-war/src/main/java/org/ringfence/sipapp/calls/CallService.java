package org.ringfence.sipapp.calls;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.Admission;
import org.ringfence.billing.admission.AttemptIds;
import org.ringfence.billing.admission.CreditNews;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.NumberPlans;
import org.ringfence.call.b2bua.AdmissionDesk;
import org.ringfence.call.b2bua.CallCapacity;
import org.ringfence.call.b2bua.CallPlanner;
import org.ringfence.call.b2bua.CallTimers;
import org.ringfence.call.b2bua.Closings;
import org.ringfence.call.b2bua.DeskObserver;
import org.ringfence.call.b2bua.LiveCalls;
import org.ringfence.call.b2bua.RefusalAnswers;
import org.ringfence.call.b2bua.ScheduledCallTimers;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.TrunkChoice;
import org.ringfence.call.routing.TrunkOrder;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.call.routing.UserDirectory;
import org.ringfence.gate.Perimeter;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.CapacityPolicy;
import org.ringfence.policy.DialogPolicy;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.RoutingPolicy;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sipapp.OtherDomains;
import org.ringfence.sipapp.demo.DemoTrunk;

/** The calls of this server: puts their parts together and owns their threads. */
@ApplicationScoped
public class CallService {

    /** Verbs wait for commits that many of them share, so there are far more workers than processors. */
    private static final int WORKERS_PER_PROCESSOR = 32;

    /** At this many verbs in the queue new calls are refused; about two seconds of work. */
    private static final int QUEUE = 2_000;

    private static final int TIMER_THREADS = 2;
    private static final int CLOSE_SECONDS = 5;

    @EJB
    private Admission admission;

    @Inject
    private PolicySource policies;

    @Inject
    private DomainDirectory domains;

    @Inject
    private UserDirectory users;

    @Inject
    private TrunkStore trunks;

    @Inject
    private DestinationStore destinations;

    @Inject
    private BuyPrices carriers;

    @Inject
    private Pricing pricing;

    @Inject
    private TermsSource accounts;

    @Inject
    private TrunkTalk carrierTalk;

    @Inject
    private LocationTable locations;

    @Inject
    private DemoTrunk demo;

    @Inject
    private CreditNews credit;

    @Inject
    private Perimeter perimeter;

    @Resource
    private ManagedThreadFactory threads;

    private final LiveCalls live = new LiveCalls();
    private final Clock clock = Clock.systemUTC();
    private @Nullable ThreadPoolExecutor workers;
    private @Nullable ScheduledThreadPoolExecutor timers;
    private @Nullable Closings closings;
    private CreditNews.@Nullable Subscription subscription;

    /** The running calls, for administration and for news of their accounts. */
    public LiveCalls live() {
        return live;
    }

    /** Ended calls that wait for the database. */
    public synchronized int waitingSettlements() {
        return closings == null ? 0 : closings.waiting();
    }

    /**
     * Starts to take calls.
     *
     * @param ownHost whether a host is one of this server's addresses
     */
    synchronized InviteHandler start(SipFactory factory, Predicate<String> ownHost) {
        if (workers != null) {
            throw new IllegalStateException("The calls have been started already");
        }
        int size = Math.max(1, Runtime.getRuntime().availableProcessors()) * WORKERS_PER_PROCESSOR;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(QUEUE), threads);
        pool.allowCoreThreadTimeOut(true);
        ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(TIMER_THREADS, threads);
        clockwork.setRemoveOnCancelPolicy(true);
        workers = pool;
        timers = clockwork;
        subscription = credit.subscribe(live);
        carrierTalk.start(clockwork);
        perimeter.bans().listen(new BannedCalls(live, () -> policies.current(DialogPolicy.class)));
        return handler(factory, ownHost, pool, new ScheduledCallTimers(clockwork));
    }

    private InviteHandler handler(
            SipFactory factory, Predicate<String> ownHost, ThreadPoolExecutor pool, CallTimers callTimers) {
        DeskObserver observer = new LoggedDesk();
        Closings waiting = new Closings(callTimers, pool, observer, () -> policies.current(BillingPolicy.class)
                .settlementQueue());
        closings = waiting;
        RefusalAnswers answers =
                new RefusalAnswers(() -> policies.current(BillingPolicy.class).quotaStatus());
        AdmissionDesk desk = new AdmissionDesk(admission, pool, answers, waiting, observer);
        PolicyRules rules = new PolicyRules(policies);
        OtherDomains others = new OtherDomains(policies);
        CallPlanner planner = new CallPlanner(
                domains,
                users,
                trunks,
                locations::contacts,
                demo::place,
                others::areReached,
                new PolicyDialling(policies, destinations, new NumberPlans()),
                choice(),
                carrierTalk);
        CallStarter starter = new CallStarter(new CallStarter.Parts(
                factory,
                CallServlet.NAME,
                desk,
                callTimers,
                live,
                rules::calls,
                rules::sessionTimers,
                () -> policies.current(DialogPolicy.class),
                clock,
                System::nanoTime));
        AttemptIds ids = new AttemptIds(clock, new SecureRandom());
        CallCapacity capacity = new CallCapacity(this::bounds, System::nanoTime);
        Redirections redirections = new Redirections(
                starter, planner, desk, ids, clock, ownHost, capacity, () -> policies.current(CallPolicy.class));
        return new Invitations(starter, planner, desk, ids, clock, ownHost, this::pending, capacity, redirections);
    }

    private TrunkChoice choice() {
        return new PricedTrunks(
                new TrunkOrder(new SplittableRandom()),
                carriers,
                pricing,
                accounts,
                new RoutesInForce(() -> policies.current(RoutingPolicy.class)),
                clock);
    }

    private CallCapacity.Bounds bounds() {
        CapacityPolicy policy = policies.current(CapacityPolicy.class);
        return new CallCapacity.Bounds(policy.calls(), policy.callsPerSecond());
    }

    private @Nullable Runnable pending(SipServletRequest invite) {
        AddressRange address = AddressRange.parse(invite.getInitialRemoteAddr());
        SourceAddress source = new SourceAddress(address.high(), address.low(), invite.getInitialRemotePort());
        return perimeter.openDialog(source) ? () -> perimeter.closeDialog(source) : null;
    }

    /** Ends the running calls and waits a little until their money is closed; the janitor closes the rest. */
    @PreDestroy
    synchronized void stop() {
        if (subscription != null) {
            subscription.close();
        }
        live.endAll();
        if (workers != null) {
            workers.shutdown();
            try {
                if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                    CallLog.LOG.notAllClosed(workers.getQueue().size());
                    workers.shutdownNow();
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                workers.shutdownNow();
            }
        }
        if (timers != null) {
            timers.shutdownNow();
        }
    }
}
