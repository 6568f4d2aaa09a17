package org.ringfence.billing.ejb;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.job.Jobs;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.PolicySource;

/**
 * Has the server take part in the jobs of all servers once the database is open, at the hour that the policy says. Calls
 * don't wait for it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class JobsBean {

    private static final long LOOK_SECONDS = 5;
    private static final int NOT_STARTED = -1;

    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    @Resource
    private @Nullable ManagedThreadFactory threads;

    @Inject
    private LedgerOpening opening;

    @Inject
    private Jobs jobs;

    @Inject
    private BillingJobs billing;

    @Inject
    private PolicySource policies;

    private @Nullable Future<?> looks;
    private int hour = NOT_STARTED;
    private boolean waits;
    private boolean stopped;

    /** For the container. */
    public JobsBean() {}

    JobsBean(LedgerOpening opening, Jobs jobs, BillingJobs billing, PolicySource policies) {
        this.opening = opening;
        this.jobs = jobs;
        this.billing = billing;
        this.policies = policies;
    }

    @PostConstruct
    void start() {
        if (scheduler != null) {
            looks = scheduler.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** An edge: what breaks is told, and the next look tries again. */
    synchronized void look() {
        if (stopped || !opening.isOpen()) {
            return;
        }
        try {
            keep(policies.current(BillingPolicy.class).dailyJobsHour());
            waits = false;
        } catch (LedgerUnavailable away) {
            if (!waits) {
                BillingLog.LOG.jobsWait(away.getMessage());
            }
            waits = true;
        } catch (RuntimeException broken) {
            BillingLog.LOG.roundBroken(broken);
        }
    }

    private void keep(int wanted) {
        if (hour == NOT_STARTED) {
            jobs.start(billing.daily(wanted), threads == null ? Thread::new : (ThreadFactory) threads);
        } else if (hour != wanted) {
            jobs.change(billing.daily(wanted));
        }
        hour = wanted;
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (looks != null) {
            looks.cancel(false);
        }
        jobs.stop();
    }
}
