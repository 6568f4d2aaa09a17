package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.attempt;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.prepaid;
import static org.ringfence.billing.contract.Samples.reserve;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.contract.TickingClock;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobTimes;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.Confidence;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.spec.Spec;

class BillingJobsTest {

    private static final long UNIT = 100_000;

    private final MemoryStores stores = new MemoryStores();
    private final TickingClock clock = new TickingClock(NOON);
    private final BlockedNumberStore blacklist = new MemoryBlockedNumberStore();
    private final LimitBook limits = new LimitBook(stores.accounts(), stores.limits(), () -> LimitRules.NONE);
    private final BillingJobs jobs =
            new BillingJobs(new MonthClosing(stores.limits(), limits, clock), blacklist, stores.limits(), clock);
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private String run(String name) {
        return job(name).work().run();
    }

    private Job job(String name) {
        return jobs.daily(4).stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Spec("F11")
    void monthsThatEndedAreClosedOnceHoweverOftenTheJobIsDone() {
        AccountId account = Samples.open(stores.accounts(), prepaid(), "10.00").id();
        stores.limits()
                .set(account, null, new LimitSet(null, UNIT, UNIT, 5 * UNIT, null, null, null, null, null, null));
        ReserveCommand command = reserve(attempt(account), new NodeId("node-a", 1), centPerSecond());
        stores.ledger().reserve(command);
        stores.ledger().end(command.id(), Samples.charging("0.10", 10, NOON, limits.limitsOf(account, NOON)));
        clock.advance(Duration.ofDays(70));

        assertThat(run("close-months")).isEqualTo("1 accounts");
        assertThat(run("close-months")).isEqualTo("0 accounts");

        assertThat(stores.ledger().usage(account).orElseThrow().growth()).isEqualTo(Samples.eur("1.00"));
        assertThat(log.lines()).filteredOn(line -> line.contains("RFBIL0011")).hasSize(1);
        assertThat(job("close-months").times()).isEqualTo(new JobTimes.Every(15));
    }

    @Test
    @Spec("E10")
    void whatWasLearntAndNotProvenIsLessSureEachMonthAndThenGone() {
        blacklist.put(new BlockedNumber("88235", Confidence.PROBABLY_WRONG, "FAN_IN", NOON, null, true));
        assertThat(run("review-blacklist")).isEqualTo("0 confirmed, 0 less sure, 0 removed");
        assertThat(log.lines()).isEmpty();

        for (int month = 1; month <= 2; month++) {
            clock.advance(Duration.ofDays(31));
            assertThat(run("review-blacklist")).isEqualTo("0 confirmed, 1 less sure, 0 removed");
            assertThat(run("review-blacklist")).isEqualTo("0 confirmed, 0 less sure, 0 removed");
        }
        clock.advance(Duration.ofDays(31));
        assertThat(run("review-blacklist")).isEqualTo("0 confirmed, 0 less sure, 1 removed");

        assertThat(blacklist.list().all()).isEmpty();
        assertThat(log.lines()).hasSize(3).last().asString().contains("RFBIL0014", "1 are removed");
        assertThat(job("review-blacklist").times()).isEqualTo(new JobTimes.Daily(4));
    }

    @Test
    void addressesAreForgottenOnceADay() {
        assertThat(run("forget-addresses")).isEqualTo("done");
        assertThat(job("forget-addresses").times()).isEqualTo(new JobTimes.Daily(4));
    }
}
