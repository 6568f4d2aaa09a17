package org.ringfence.billing.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobState;
import org.ringfence.billing.job.Jobs;

/** Jobs of one server in memory, done when a test says so. */
public final class MemoryJobs implements Jobs {

    private static final String SERVER = "memory";

    private final InstantSource clock;
    private final NavigableMap<String, Entry> entries = new TreeMap<>();

    public MemoryJobs(InstantSource clock) {
        this.clock = clock;
    }

    private record Entry(Job job, JobState.@Nullable Run last, Instant next) {}

    @Override
    public synchronized void start(List<Job> jobs, ThreadFactory threads) {
        if (entries.isEmpty()) {
            put(jobs);
        }
    }

    @Override
    public synchronized void change(List<Job> jobs) {
        if (!entries.isEmpty()) {
            put(jobs);
        }
    }

    /** A time that is past stays due. */
    private void put(List<Job> jobs) {
        Instant now = clock.instant();
        for (Job job : jobs) {
            Instant next = job.times().after(now);
            Entry known = entries.get(job.name());
            entries.put(
                    job.name(),
                    known == null
                            ? new Entry(job, null, next)
                            : new Entry(job, known.last, known.next.isAfter(now) ? next : known.next));
        }
    }

    @Override
    public synchronized List<JobState> list() {
        return entries.values().stream()
                .map(entry -> new JobState(entry.job.name(), entry.last, entry.next))
                .toList();
    }

    @Override
    public synchronized void stop() {
        entries.clear();
    }

    /** Does what is due. */
    public synchronized void runDue() {
        Instant now = clock.instant();
        entries.replaceAll((name, entry) -> {
            if (entry.next.isAfter(now)) {
                return entry;
            }
            JobState.Run run = new JobState.Run(now, now, true, entry.job.work().run(), SERVER);
            return new Entry(entry.job, run, entry.job.times().after(now));
        });
    }
}
