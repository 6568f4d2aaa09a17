package org.ringfence.billing.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands.
 *
 * @param last its last run on any server; null before the first
 * @param next when it is due; null when it is not
 */
public record JobState(
        String name, @Nullable Run last, @Nullable Instant next) {

    /**
     * What came of a job.
     *
     * @param worked whether it was done to its end
     * @param outcome what was done, or why it broke off; 0 to 200 characters
     * @param server which did it
     */
    public record Run(Instant began, Instant ended, boolean worked, String outcome, String server) {}
}
