package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.job.Job;
import org.ringfence.billing.job.JobState;
import org.ringfence.billing.job.JobTimes;
import org.ringfence.billing.job.Jobs;

/** How jobs are kept by every adapter. */
public interface JobsContract {

    /** Jobs that nobody started. */
    Jobs jobs();

    /** The clock that they go by. */
    Instant now();

    private static Job job(String name, JobTimes times) {
        return new Job(name, times, () -> "nothing was to do");
    }

    private static int hour(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).getHour();
    }

    @Test
    default void jobsAreListedByNameWithTheTimeThatTheyAreDueAt() {
        Jobs jobs = jobs();
        assertThat(jobs.list()).isEmpty();
        int far = (hour(now()) + 12) % 24;

        jobs.start(List.of(job("second", new JobTimes.Daily(far)), job("first", new JobTimes.Every(15))), Thread::new);

        Instant due = new JobTimes.Daily(far).after(now());
        assertThat(jobs.list()).extracting(JobState::name).containsExactly("first", "second");
        assertThat(jobs.list().get(1)).isEqualTo(new JobState("second", null, due));
        jobs.stop();
        assertThat(jobs.list()).isEmpty();
    }

    @Test
    default void jobThatIsChangedIsDueAtItsOtherTime() {
        Jobs jobs = jobs();
        int far = (hour(now()) + 12) % 24;
        int other = (hour(now()) + 11) % 24;
        jobs.start(List.of(job("daily", new JobTimes.Daily(far))), Thread::new);

        jobs.change(List.of(job("daily", new JobTimes.Daily(other))));

        assertThat(jobs.list()).extracting(JobState::next).containsExactly(new JobTimes.Daily(other).after(now()));
        jobs.stop();
    }

    @Test
    default void jobsThatNobodyStartedAreNotChanged() {
        Jobs jobs = jobs();

        jobs.change(List.of(job("daily", new JobTimes.Daily(3))));

        assertThat(jobs.list()).isEmpty();
    }
}
