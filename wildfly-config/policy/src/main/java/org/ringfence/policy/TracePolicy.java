package org.ringfence.policy;

import java.time.Duration;

/**
 * How much of why calls were admitted and refused is kept in memory; whatever is reached first drops the oldest (SPEC
 * Q3).
 *
 * @param most calls whose decisions are kept; 0 to 1,000,000, default 20,000; 0 keeps none
 * @param keep for how long; 60 s to 30 days, default 1 day
 * @param memoryMb how many MiB they may take, about; 1 to 1,024, default 32
 */
public record TracePolicy(
        @Range(least = 0, most = 1_000_000) int most,
        @Range(least = 60, most = 2_592_000) Duration keep,
        @Range(least = 1, most = 1_024) int memoryMb)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final TracePolicy DEFAULT = new TracePolicy(20_000, Duration.ofDays(1), 32);

    public TracePolicy {
        Bounds.check("most", most, 0, 1_000_000);
        Bounds.check("keep", keep, Duration.ofSeconds(60), Duration.ofDays(30));
        Bounds.check("memory-mb", memoryMb, 1, 1_024);
    }
}
