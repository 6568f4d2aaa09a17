package org.ringfence.sipapp.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.FraudAlert;
import org.ringfence.billing.fraud.FraudNews;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.Confidence;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.session.EndCause;
import org.ringfence.policy.FraudPolicy;
import org.ringfence.policy.FraudPolicy.Learning;
import org.ringfence.policy.PolicySource;
import org.ringfence.sipapp.calls.CallService;

/**
 * Tells those who hear security events of calls that don't fit, lists the numbers that crowds run to (SPEC E10), and does
 * what profiles demand: accounts are locked, and their calls to numbers end (SPEC P7).
 */
@ApplicationScoped
public class FraudResponse {

    /** Further findings of so many accounts are told, and acted on when they come again. */
    private static final int MOST_WAITING = 1_000;

    @Inject
    private FraudNews news;

    @Inject
    private AccountStore accounts;

    @Inject
    private SecurityEvents events;

    @Inject
    private CallService calls;

    @Inject
    private BlockedNumberStore blacklist;

    @Inject
    private PolicySource policies;

    private final Clock clock = Clock.systemUTC();

    @Resource
    private @Nullable ManagedThreadFactory threads;

    private Executor executor = Runnable::run;
    private @Nullable ThreadPoolExecutor pool;
    private FraudNews.@Nullable Subscription subscription;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
        one.allowCoreThreadTimeOut(true);
        pool = one;
        executor = one;
        subscription = news.subscribe(this::heard);
    }

    @PreDestroy
    void stop() {
        if (subscription != null) {
            subscription.close();
        }
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    /** Does not wait: what needs the database is done in a thread of its own. */
    void heard(FraudAlert alert) {
        Remedy remedy = alert.finding().isCritical() ? alert.finding().remedy() : null;
        if (alert.first() || (remedy != null && remedy.locks())) {
            executor.execute(() -> act(alert, remedy));
        }
    }

    private void act(FraudAlert alert, @Nullable Remedy remedy) {
        try {
            Account account = accounts.find(alert.account()).orElseThrow();
            if (alert.first()) {
                tell(account, alert);
                learn(alert.finding());
            }
            if (remedy != null && remedy.locks()) {
                lock(account, remedy.lock());
            }
            if (remedy != null && remedy.hangsUp()) {
                hangUp(account.id());
            }
        } catch (LedgerUnavailable away) {
            ControlLog.LOG.notActed(alert.account().value(), away.getMessage());
        }
    }

    private void tell(Account account, FraudAlert alert) {
        Finding finding = alert.finding();
        events.record(
                Kind.SUSPECTED_FRAUD,
                account.name(),
                rule(finding),
                "detector=" + finding.detector() + " severity=" + finding.severity() + " about=" + finding.about()
                        + " found=" + finding.input() + " in-order=" + finding.threshold()
                        + (alert.stopped() ? " refused" : " let-through"));
    }

    /** Lists the range that a crowd runs to, unless somebody said something of it already. */
    private void learn(Finding finding) {
        Learning learning = policies.current(FraudPolicy.class).learnNumbers();
        boolean range = finding.detector() == Detector.FAN_IN || finding.detector() == Detector.WANGIRI;
        if (learning == Learning.OFF || !range || !finding.isCritical()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Confidence confidence = Confidence.valueOf(learning.name());
        if (isSaid(finding.about(), confidence, now)) {
            return;
        }
        String reason = "learnt: " + finding.detector() + ", " + finding.input() + " where " + finding.threshold()
                + " are too many";
        blacklist.put(new BlockedNumber(finding.about(), confidence, reason, now, null, true));
    }

    /** Whether a person said something of a range, or it is known already that one can be so sure of it. */
    private boolean isSaid(String range, Confidence confidence, Instant now) {
        return blacklist.list().beginningWith(range, 1).stream()
                .filter(entry -> entry.prefix().equals(range))
                .anyMatch(entry -> !entry.learnt()
                        || (entry.countsAt(now) && entry.confidence().compareTo(confidence) >= 0));
    }

    private static String rule(Finding finding) {
        return switch (finding.detector()) {
            case PROFILE -> "profile";
            case STATISTICS -> "policy=auto-ban";
            case GEOGRAPHY -> "policy=geography";
            case DAILY_SPEND, MONTHLY_SPEND, FAN_IN, WANGIRI, FREQUENCY, RATIO, DIRECTION -> "policy=fraud";
        };
    }

    private void lock(Account account, LockLevel level) {
        if (account.lock().compareTo(level) < 0) {
            accounts.lock(account.id(), level);
            events.record(Kind.ACCOUNT_LOCKED, account.name(), "profile", "level=" + level);
        }
    }

    /** Calls to users here cost nobody anything, and nobody is kept from calling for help. */
    private void hangUp(AccountId account) {
        calls.live()
                .endThose(
                        attempt -> attempt.account().equals(account)
                                && attempt.destination() instanceof Destination.OffNet,
                        EndCause.ABUSED);
    }
}
