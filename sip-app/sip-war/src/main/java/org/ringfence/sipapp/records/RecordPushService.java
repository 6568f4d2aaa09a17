package org.ringfence.sipapp.records;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.cdr.RecordOutbox;
import org.ringfence.policy.CdrPushPolicy;
import org.ringfence.policy.PolicySource;

/** Has call records passed on in a thread of its own (SPEC P9). */
@ApplicationScoped
public class RecordPushService {

    private static final int CLEANUP_MINUTES = 60;

    @Inject
    private RecordOutbox outbox;

    @Inject
    private AccountStore accounts;

    @Inject
    private LedgerOpening opening;

    @Inject
    private PolicySource policies;

    @Resource
    private @Nullable ManagedThreadFactory threads;

    private final Clock clock = Clock.systemUTC();
    private @Nullable ScheduledThreadPoolExecutor timer;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);
        timer = executor;
        opening.whenOpen(() -> begin(executor));
    }

    private void begin(ScheduledThreadPoolExecutor executor) {
        if (executor.isShutdown()) {
            return;
        }
        RecordPush push = new RecordPush(outbox, this::policy, this::name, clock);
        executor.scheduleWithFixedDelay(() -> tend(push), 1, 1, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(this::forget, 1, CLEANUP_MINUTES, TimeUnit.MINUTES);
    }

    private CdrPushPolicy policy() {
        return policies.current(CdrPushPolicy.class);
    }

    private String name(AccountId account) {
        return accounts.find(account).map(Account::name).orElse(String.valueOf(account.value()));
    }

    /** An edge: whatever breaks is tried again at the next turn. */
    private static void tend(RecordPush push) {
        try {
            push.tend();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (LedgerUnavailable away) {
            RecordLog.LOG.debugf("No records are posted: %s", away.getMessage());
        } catch (RuntimeException broken) {
            RecordLog.LOG.notTended(broken);
        }
    }

    /** An edge, as above. */
    private void forget() {
        try {
            outbox.forget(clock.instant().minus(Duration.ofDays(policy().retentionDays())));
        } catch (LedgerUnavailable away) {
            RecordLog.LOG.debugf("Nothing is forgotten: %s", away.getMessage());
        } catch (RuntimeException broken) {
            RecordLog.LOG.notTended(broken);
        }
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
