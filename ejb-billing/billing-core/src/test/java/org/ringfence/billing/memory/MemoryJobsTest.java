package org.ringfence.billing.memory;

import java.time.Instant;
import org.ringfence.billing.contract.JobsContract;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.job.Jobs;

/** The contract of jobs. */
class MemoryJobsTest implements JobsContract {

    @Override
    public Jobs jobs() {
        return new MemoryJobs(this::now);
    }

    @Override
    public Instant now() {
        return Samples.NOON;
    }
}
