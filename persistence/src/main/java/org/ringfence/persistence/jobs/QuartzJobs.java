package org.ringfence.persistence.jobs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.core.QuartzScheduler;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.StdJobRunShellFactory;
import org.quartz.impl.StdScheduler;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobState;
import org.ringfence.billing.job.JobTimes;
import org.ringfence.billing.job.Jobs;

/** Jobs in the tables of Quartz, where servers take a job from each other by the lock of a row. */
public final class QuartzJobs implements Jobs {

    private static final String ALL_SERVERS = "ringfence";
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final DataSource dataSource;
    private final String server;
    private final String process;
    private final InstantSource clock;
    private final Pace pace;
    private final Map<String, Job> known = new ConcurrentHashMap<>();
    private @Nullable Scheduler scheduler;

    /**
     * How often a server looks into the database.
     *
     * @param idleMillis for jobs that another server put there
     * @param checkInMillis to tell that it lives, and to find servers that don't
     */
    record Pace(long idleMillis, long checkInMillis, int stopSeconds) {
        private static final Pace USUAL = new Pace(30_000, 15_000, 10);
    }

    /**
     * The jobs.
     *
     * @param dataSource one whose connections take part in no global transaction
     * @param server as which it is shown, 1 to 150 characters
     * @param process that no other process has, not one before on the same server either
     */
    public QuartzJobs(DataSource dataSource, String server, UUID process, InstantSource clock) {
        this(dataSource, server, process, clock, Pace.USUAL);
    }

    QuartzJobs(DataSource dataSource, String server, UUID process, InstantSource clock, Pace pace) {
        this.dataSource = dataSource;
        this.server = server;
        this.process = server + '-' + process;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public synchronized void start(List<Job> jobs, ThreadFactory threads) {
        if (scheduler != null) {
            return;
        }
        jobs.forEach(job -> known.put(job.name(), job));
        Scheduler made = null;
        try {
            made = scheduler(threads);
            for (Job job : jobs) {
                put(made, job);
            }
            made.start();
            scheduler = made;
        } catch (SchedulerException e) {
            throw away(e);
        } finally {
            if (made != null && scheduler == null) {
                shutDown(made);
            }
        }
    }

    @Override
    public synchronized void change(List<Job> jobs) {
        if (scheduler == null) {
            return;
        }
        try {
            for (Job job : jobs) {
                known.put(job.name(), job);
                put(scheduler, job);
            }
        } catch (SchedulerException e) {
            throw away(e);
        }
    }

    @Override
    public synchronized List<JobState> list() {
        if (scheduler == null) {
            return List.of();
        }
        try {
            List<JobState> states = new ArrayList<>();
            for (String name : known.keySet().stream().sorted().toList()) {
                states.add(state(scheduler, name));
            }
            return states;
        } catch (SchedulerException e) {
            throw away(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            shutDown(scheduler);
            scheduler = null;
        }
    }

    private static void shutDown(Scheduler scheduler) {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobState state(Scheduler scheduler, String name) throws SchedulerException {
        JobDetail detail = scheduler.getJobDetail(JobKey.jobKey(name));
        Instant next = scheduler.getTriggersOfJob(JobKey.jobKey(name)).stream()
                .map(Trigger::getNextFireTime)
                .filter(time -> time != null)
                .min(Comparator.naturalOrder())
                .map(Date::toInstant)
                .orElse(null);
        return new JobState(name, detail == null ? null : StoredJob.last(detail.getJobDataMap()), next);
    }

    /** Makes the database say what this version means by a job; what it says of its last run and a missed time stays. */
    private void put(Scheduler scheduler, Job job) throws SchedulerException {
        JobKey identity = JobKey.jobKey(job.name());
        if (!scheduler.checkExists(identity)) {
            scheduler.addJob(
                    JobBuilder.newJob(StoredJob.class)
                            .withIdentity(identity)
                            .storeDurably()
                            .requestRecovery()
                            .build(),
                    true);
        }
        TriggerKey key = TriggerKey.triggerKey(job.name());
        Trigger stored = scheduler.getTrigger(key);
        if (stored == null) {
            add(scheduler, trigger(job, null));
            return;
        }
        if (!(stored instanceof CronTrigger cron) || !cron.getCronExpression().equals(cron(job.times()))) {
            scheduler.rescheduleJob(key, trigger(job, missed(stored)));
        }
        if (scheduler.getTriggerState(key) == Trigger.TriggerState.ERROR) {
            scheduler.resetTriggerFromErrorState(key);
        }
    }

    private static void add(Scheduler scheduler, Trigger trigger) throws SchedulerException {
        try {
            scheduler.scheduleJob(trigger);
        } catch (ObjectAlreadyExistsException sameByAnotherServer) {
            // which was first
        }
    }

    private @Nullable Date missed(Trigger stored) {
        Date next = stored.getNextFireTime();
        return next == null || next.toInstant().isAfter(clock.instant()) ? null : next;
    }

    /** @param from a time that was missed; null for none */
    private static Trigger trigger(Job job, @Nullable Date from) {
        TriggerBuilder<CronTrigger> builder = TriggerBuilder.newTrigger()
                .withIdentity(job.name())
                .forJob(job.name())
                .withSchedule(CronScheduleBuilder.cronSchedule(cron(job.times()))
                        .inTimeZone(UTC)
                        .withMisfireHandlingInstructionFireAndProceed());
        return (from == null ? builder : builder.startAt(from)).build();
    }

    private static String cron(JobTimes times) {
        if (times instanceof JobTimes.Every every) {
            return every.minutes() == MINUTES_OF_AN_HOUR ? "0 0 * * * ?" : "0 0/" + every.minutes() + " * * * ?";
        }
        return "0 0 " + ((JobTimes.Daily) times).hour() + " * * ?";
    }

    private Scheduler scheduler(ThreadFactory threads) throws SchedulerException {
        JobTables store = new JobTables(dataSource, ALL_SERVERS, process, pace.checkInMillis());
        StdJobRunShellFactory shells = new StdJobRunShellFactory();
        QuartzSchedulerResources resources = new QuartzSchedulerResources();
        resources.setName(ALL_SERVERS);
        resources.setInstanceId(process);
        resources.setThreadName("ringfence-jobs");
        resources.setMakeSchedulerThreadDaemon(true);
        resources.setThreadExecutor(new DefaultThreadExecutor());
        resources.setThreadPool(new Workers(threads, pace.stopSeconds()));
        resources.setJobRunShellFactory(shells);
        resources.setJobStore(store);
        QuartzScheduler core = new QuartzScheduler(resources, pace.idleMillis(), -1);
        Scheduler made = new StdScheduler(core);
        CascadingClassLoadHelper classes = new CascadingClassLoadHelper();
        classes.initialize();
        store.initialize(classes, core.getSchedulerSignaler());
        shells.initialize(made);
        core.initialize();
        made.setJobFactory((bundle, asking) -> {
            String name = bundle.getJobDetail().getKey().getName();
            return new StoredJob(name, known.get(name), server, clock);
        });
        return made;
    }

    private static LedgerUnavailable away(SchedulerException e) {
        return new LedgerUnavailable("the jobs can't be read or written: " + e.getMessage(), e);
    }
}
