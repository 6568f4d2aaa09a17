package org.ringfence.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.contract.JobsContract;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobState;
import org.ringfence.billing.job.JobTimes;
import org.ringfence.billing.job.Jobs;

/** Jobs of several servers on one database. */
abstract class QuartzJobsContract implements JobsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 20;

    private final DataSource dataSource;
    private final List<Jobs> started = new ArrayList<>();
    private final List<String> runs = new CopyOnWriteArrayList<>();

    QuartzJobsContract(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @BeforeEach
    void forgetJobs() throws SQLException {
        run("delete from qrtz_fired_triggers");
        run("delete from qrtz_cron_triggers");
        run("delete from qrtz_simple_triggers");
        run("delete from qrtz_triggers");
        run("delete from qrtz_job_details");
        run("delete from qrtz_scheduler_state");
    }

    @AfterEach
    void stopAll() {
        started.forEach(Jobs::stop);
    }

    @Override
    public Jobs jobs() {
        return jobs("server");
    }

    private Jobs jobs(String server) {
        Jobs jobs = new QuartzJobs(
                dataSource, server, UUID.randomUUID(), Clock.systemUTC(), new QuartzJobs.Pace(500, 1_000, 5));
        started.add(jobs);
        return jobs;
    }

    @Override
    public Instant now() {
        return Clock.systemUTC().instant();
    }

    private Jobs startedServer(String server) {
        return startedServer(server, () -> {
            runs.add(server);
            return "run " + runs.size();
        });
    }

    private Jobs startedServer(String server, Job.Work work) {
        Jobs jobs = jobs(server);
        jobs.start(List.of(new Job("nightly", distant(), work)), Thread::new);
        return jobs;
    }

    /** A time that no test meets. */
    private JobTimes distant() {
        return new JobTimes.Daily(
                now().plus(12, ChronoUnit.HOURS).atZone(ZoneOffset.UTC).getHour());
    }

    private void makeDue(Duration ago) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update qrtz_triggers set next_fire_time = ? where trigger_name = 'nightly'")) {
            update.setLong(1, now().minus(ago).toEpochMilli());
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement work = connection.createStatement()) {
            work.executeUpdate(statement);
        }
    }

    private void awaitRuns(int count, Jobs any) {
        await().atMost(PATIENCE).until(() -> runs.size() >= count && isSettled(any));
        assertThat(runs).hasSize(count);
    }

    /** Whether the last run is noted and the next one is ahead. */
    private boolean isSettled(Jobs jobs) {
        JobState state = jobs.list().get(0);
        return state.last() != null
                && state.last().outcome().equals("run " + runs.size())
                && state.next() != null
                && state.next().isAfter(now());
    }

    @Test
    void jobIsDoneOnceHoweverManyServersRun() throws SQLException {
        startedServer("north");
        Jobs south = startedServer("south");

        for (int round = 1; round <= ROUNDS; round++) {
            makeDue(Duration.ZERO);
            awaitRuns(round, south);
        }

        JobState state = south.list().get(0);
        assertThat(state.last()).isNotNull();
        assertThat(state.last().worked()).isTrue();
        assertThat(state.last().outcome()).isEqualTo("run " + ROUNDS);
        assertThat(state.last().server()).isEqualTo(runs.get(ROUNDS - 1));
        assertThat(state.last().began()).isBetween(now().minusSeconds(60), now());
    }

    @Test
    void jobThatWasDueWhileNoServerRanIsDoneOnceAtTheStart() throws SQLException {
        startedServer("before").stop();
        makeDue(Duration.ofDays(3));

        Jobs after = startedServer("after");

        awaitRuns(1, after);
        assertThat(runs).containsExactly("after");
        makeDue(Duration.ZERO);
        awaitRuns(2, after);
    }

    @Test
    void timeThatPassedIsMadeUpForAlsoWhenTheTimesWereChangedMeanwhile() throws SQLException {
        startedServer("before").stop();
        makeDue(Duration.ofDays(3));

        Jobs after = jobs("after");
        Job.Work work = () -> {
            runs.add("after");
            return "run " + runs.size();
        };
        after.start(List.of(new Job("nightly", new JobTimes.Every(60), work)), Thread::new);

        awaitRuns(1, after);
    }

    @Test
    void whatBreaksIsNotedAndTheJobComesAgain() throws SQLException {
        Jobs jobs = startedServer("south", () -> {
            runs.add("south");
            if (runs.size() == 1) {
                throw new IllegalStateException("divided by nothing");
            }
            if (runs.size() == 2) {
                throw new LedgerUnavailable("the disk is full", null);
            }
            return "run " + runs.size();
        });

        makeDue(Duration.ZERO);
        awaitFailure(jobs, "divided by nothing");
        makeDue(Duration.ZERO);
        awaitFailure(jobs, "the disk is full");
        makeDue(Duration.ZERO);
        awaitRuns(3, jobs);

        assertThat(jobs.list().get(0).last().worked()).isTrue();
    }

    private void awaitFailure(Jobs jobs, String why) {
        await().atMost(PATIENCE).until(() -> {
            JobState.Run last = jobs.list().get(0).last();
            return last != null && !last.worked() && last.outcome().contains(why);
        });
    }

    @Test
    void jobOfAServerThatDiedAtWorkIsDoneByAnother() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        FailingConnections dying = new FailingConnections(dataSource);
        Jobs north = new QuartzJobs(
                dying, "north", UUID.randomUUID(), Clock.systemUTC(), new QuartzJobs.Pace(500, 1_000, 1));
        started.add(north);
        north.start(
                List.of(new Job("nightly", distant(), () -> {
                    working.countDown();
                    await().atMost(PATIENCE.multipliedBy(2)).until(() -> end.getCount() == 0);
                    return "late";
                })),
                Thread::new);
        makeDue(Duration.ZERO);
        assertThat(working.await(60, TimeUnit.SECONDS)).isTrue();
        dying.fail();

        Jobs south = startedServer("south");

        awaitRuns(1, south);
        end.countDown();
    }

    @Test
    void jobsAreListedAndChangedByThreadsWhoseClassLoaderKnowsNoDatabase() {
        Jobs jobs = startedServer("south");
        Thread current = Thread.currentThread();
        ClassLoader usual = current.getContextClassLoader();
        current.setContextClassLoader(new ClassLoader(null) {});
        try {
            assertThat(jobs.list()).hasSize(1);
            jobs.change(List.of(new Job("nightly", new JobTimes.Every(30), () -> "done")));
            assertThat(jobs.list().get(0).next()).isEqualTo(new JobTimes.Every(30).after(now()));
        } finally {
            current.setContextClassLoader(usual);
        }
    }

    @Test
    void jobsWaitForADatabaseThatIsAway() {
        FailingConnections source = new FailingConnections(dataSource);
        Jobs jobs = new QuartzJobs(
                source, "north", UUID.randomUUID(), Clock.systemUTC(), new QuartzJobs.Pace(500, 1_000, 1));
        started.add(jobs);
        List<Job> one = List.of(new Job("nightly", distant(), () -> "done"));
        source.fail();

        assertThat(catchThrowable(() -> jobs.start(one, Thread::new))).isInstanceOf(LedgerUnavailable.class);
        assertThat(jobs.list()).isEmpty();

        source.mend();
        jobs.start(one, Thread::new);
        assertThat(jobs.list()).hasSize(1);

        source.fail();
        assertThat(catchThrowable(jobs::list)).isInstanceOf(LedgerUnavailable.class);
    }
}
