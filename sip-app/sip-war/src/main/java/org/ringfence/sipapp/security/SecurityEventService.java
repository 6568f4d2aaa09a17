package org.ringfence.sipapp.security;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.call.security.SecurityEventStore;
import org.ringfence.call.security.SecurityEventWriter;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.policy.AlertPolicy;
import org.ringfence.policy.PolicySource;

/** Owns the security events of this server: has them stored, passed on, and forgotten when they are old. */
@ApplicationScoped
public class SecurityEventService {

    private static final String NODE = "ringfence.node";
    private static final String ONLY_NODE = "ringfence";
    private static final int MOST_WAITING = 20_000;
    private static final long WRITE_MILLIS = 500;
    private static final int CLEANUP_MINUTES = 30;
    private static final int CLOSE_SECONDS = 5;

    @Inject
    private SecurityEventStore store;

    @Inject
    private LedgerOpening opening;

    @Inject
    private PolicySource policies;

    @Resource
    private ManagedThreadFactory threads;

    private final Clock clock = Clock.systemUTC();
    private final SecurityEvents events = new SecurityEvents(
            System.getProperty(NODE, ONLY_NODE), clock, () -> policy().kindLimit(), UUID::randomUUID, MOST_WAITING);
    private @Nullable SecurityEventWriter writer;
    private @Nullable ScheduledThreadPoolExecutor timer;
    private boolean storeIsAway;

    @PostConstruct
    void start() {
        writer = new SecurityEventWriter(events, store, clock, () -> policy().webhook() != null);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(3, threads);
        timer = executor;
        opening.whenOpen(() -> begin(executor));
    }

    private void begin(ScheduledThreadPoolExecutor executor) {
        if (executor.isShutdown()) {
            return;
        }
        Webhook webhook = new Webhook(store, this::policy, clock);
        executor.scheduleWithFixedDelay(this::write, WRITE_MILLIS, WRITE_MILLIS, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(() -> post(webhook), 1, 1, TimeUnit.SECONDS);
        AlertMail mail =
                new AlertMail(store, this::policy, new SessionPostman(), System.getProperty(NODE, ONLY_NODE), clock);
        executor.scheduleWithFixedDelay(() -> mail(mail), 1, 1, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(this::forget, 1, CLEANUP_MINUTES, TimeUnit.MINUTES);
    }

    private AlertPolicy policy() {
        return policies.current(AlertPolicy.class);
    }

    /** Where those who see something tell it. */
    @Produces
    @Singleton
    SecurityEvents events() {
        return events;
    }

    /** An edge: a store that is away is told once; what it refuses is lost, and told. */
    private synchronized void write() {
        SecurityEventWriter open = writer;
        if (open == null) {
            return;
        }
        try {
            open.flush();
            if (storeIsAway) {
                storeIsAway = false;
                SecurityEventLog.LOG.storeIsBack();
            }
        } catch (LedgerUnavailable away) {
            if (!storeIsAway) {
                storeIsAway = true;
                SecurityEventLog.LOG.storeIsAway(away.getMessage());
            }
        } catch (RuntimeException refused) {
            SecurityEventLog.LOG.refused(refused);
        }
    }

    /** An edge: whatever breaks is tried again at the next turn. */
    private void post(Webhook webhook) {
        try {
            webhook.tend();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (LedgerUnavailable away) {
            SecurityEventLog.LOG.debugf("Nothing is posted: %s", away.getMessage());
        } catch (RuntimeException broken) {
            SecurityEventLog.LOG.notTended(broken);
        }
    }

    /** An edge, as above. */
    private static void mail(AlertMail mail) {
        try {
            mail.tend();
        } catch (LedgerUnavailable away) {
            SecurityEventLog.LOG.debugf("Nothing is mailed: %s", away.getMessage());
        } catch (RuntimeException broken) {
            SecurityEventLog.LOG.notTended(broken);
        }
    }

    /** An edge, as above. */
    private void forget() {
        try {
            int gone = store.forget(clock.instant().minus(Duration.ofDays(policy().retentionDays())));
            if (gone > 0) {
                SecurityEventLog.LOG.forgotten(gone);
            }
        } catch (LedgerUnavailable away) {
            SecurityEventLog.LOG.debugf("Nothing is forgotten: %s", away.getMessage());
        } catch (RuntimeException broken) {
            SecurityEventLog.LOG.notTended(broken);
        }
    }

    /** Writes what is there. */
    @PreDestroy
    void stop() {
        ScheduledThreadPoolExecutor executor = timer;
        if (executor != null) {
            executor.shutdownNow();
            try {
                executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
        write();
    }
}
