package org.ringfence.persistence.jobs;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.PersistJobDataAfterExecution;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobState;

/** Does a job, and notes beside it in the database what came of it. The name of this class stands in databases. */
@DisallowConcurrentExecution
@PersistJobDataAfterExecution
public final class StoredJob implements org.quartz.Job {

    private static final String BEGAN = "began";
    private static final String ENDED = "ended";
    private static final String WORKED = "worked";
    private static final String OUTCOME = "outcome";
    private static final String SERVER = "server";
    private static final int LONGEST = 200;

    private final String name;
    private final @Nullable Job job;
    private final String server;
    private final InstantSource clock;

    /** @param job null for one that this version does not know: a newer server put it there */
    StoredJob(String name, @Nullable Job job, String server, InstantSource clock) {
        this.name = name;
        this.job = job;
        this.server = server;
        this.clock = clock;
    }

    /** An edge: what breaks is told and noted, and the job comes again at its time. */
    @Override
    public void execute(JobExecutionContext context) {
        if (job == null) {
            return;
        }
        Instant began = now();
        try {
            note(context, began, true, job.work().run());
        } catch (LedgerUnavailable away) {
            JobLog.LOG.away(name, String.valueOf(away.getMessage()));
            note(context, began, false, String.valueOf(away.getMessage()));
        } catch (RuntimeException broken) {
            JobLog.LOG.broken(name, broken);
            note(context, began, false, String.valueOf(broken));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void note(JobExecutionContext context, Instant began, boolean worked, String outcome) {
        JobDataMap data = context.getJobDetail().getJobDataMap();
        data.put(BEGAN, began.toString());
        data.put(ENDED, now().toString());
        data.put(WORKED, String.valueOf(worked));
        data.put(OUTCOME, outcome.substring(0, Math.min(LONGEST, outcome.length())));
        data.put(SERVER, server);
    }

    /** What was noted of the last run; null before the first. */
    static JobState.@Nullable Run last(JobDataMap data) {
        String began = data.getString(BEGAN);
        return began == null
                ? null
                : new JobState.Run(
                        Instant.parse(began),
                        Instant.parse(data.getString(ENDED)),
                        Boolean.parseBoolean(data.getString(WORKED)),
                        data.getString(OUTCOME),
                        data.getString(SERVER));
    }
}
