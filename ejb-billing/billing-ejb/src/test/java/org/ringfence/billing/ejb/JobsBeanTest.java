package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobState;
import org.ringfence.billing.job.Jobs;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryJobs;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.PolicyBoard;

class JobsBeanTest {

    private final MemoryStores stores = new MemoryStores();
    private final TickingClock clock = new TickingClock(NOON);
    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final LedgerOpening opening = new LedgerOpening(() -> {});
    private final Outage outage = new Outage();
    private final Jobs jobs = new AwayInAnOutage(new MemoryJobs(clock), outage);
    private final JobsBean bean = new JobsBean(
            opening,
            jobs,
            new BillingJobs(
                    new MonthClosing(
                            stores.limits(),
                            new LimitBook(stores.accounts(), stores.limits(), () -> LimitRules.NONE),
                            clock),
                    new MemoryBlockedNumberStore(),
                    stores.limits(),
                    clock),
            policies);
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private record AwayInAnOutage(Jobs jobs, Outage outage) implements Jobs {

        @Override
        public void start(List<Job> all, ThreadFactory threads) {
            check();
            jobs.start(all, threads);
        }

        @Override
        public void change(List<Job> some) {
            check();
            jobs.change(some);
        }

        @Override
        public List<JobState> list() {
            return jobs.list();
        }

        @Override
        public void stop() {
            jobs.stop();
        }

        private void check() {
            if (outage.strikesBefore()) {
                throw new LedgerUnavailable("the database is gone", null);
            }
        }
    }

    private Instant reviewAt() {
        return jobs.list().stream()
                .filter(job -> job.name().equals("review-blacklist"))
                .findFirst()
                .orElseThrow()
                .next();
    }

    private void setHour(int hour) {
        BillingPolicy usual = BillingPolicy.DEFAULT;
        policies.publish(new BillingPolicy(
                usual.slice(),
                usual.extendLead(),
                usual.leaseGrace(),
                usual.settlementQueue(),
                usual.quotaStatus(),
                hour));
    }

    @Test
    void jobsWaitUntilTheDatabaseIsOpenAndAreToldOnceWhenItGoesAgain() {
        bean.start();
        bean.look();
        assertThat(jobs.list()).isEmpty();

        opening.attempt();
        outage.begin();
        bean.look();
        bean.look();
        assertThat(log.lines()).singleElement().asString().contains("RFBIL0015", "the database is gone");

        outage.end();
        bean.look();
        assertThat(jobs.list())
                .extracting(JobState::name)
                .containsExactly("close-months", "forget-addresses", "review-blacklist");
        assertThat(reviewAt()).isEqualTo("2026-11-24T03:00:00Z");
    }

    @Test
    void hourOfDailyJobsIsThatOfThePolicyAlsoWhenItChanges() {
        setHour(5);
        opening.attempt();
        bean.look();
        assertThat(reviewAt()).isEqualTo("2026-11-24T05:00:00Z");

        setHour(17);
        outage.begin();
        bean.look();
        outage.end();
        bean.look();

        assertThat(reviewAt()).isEqualTo("2026-11-23T17:00:00Z");
    }

    @Test
    void serverThatStoppedTakesPartNoMore() {
        opening.attempt();
        bean.look();
        bean.stop();
        assertThat(jobs.list()).isEmpty();

        bean.look();

        assertThat(jobs.list()).isEmpty();
    }
}
