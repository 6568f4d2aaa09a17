package org.ringfence.policy;

/**
 * How much one server takes (SPEC F30, {@code licensecfg}); what is beyond is answered 503 with Retry-After. 0 is as much
 * as it can.
 *
 * @param calls calls at the same time, from the INVITE to the end; 0 to 1,000,000, default 0
 * @param callsPerSecond attempts of authenticated callers that begin within a second; 0 to 100,000, default 0
 * @param registrations addresses of record with contacts; those that are registered may stay; 0 to 10,000,000, default 0
 */
public record CapacityPolicy(
        @Range(least = 0, most = 1_000_000) int calls,
        @Range(least = 0, most = 100_000) int callsPerSecond,
        @Range(least = 0, most = 10_000_000) int registrations)
        implements Policy {

    private static final int MOST_CALLS = 1_000_000;
    private static final int MOST_PER_SECOND = 100_000;
    private static final int MOST_REGISTRATIONS = 10_000_000;

    /** What is in force when nothing is configured. */
    public static final CapacityPolicy DEFAULT = new CapacityPolicy(0, 0, 0);

    public CapacityPolicy {
        Bounds.check("calls", calls, 0, MOST_CALLS);
        Bounds.check("calls-per-second", callsPerSecond, 0, MOST_PER_SECOND);
        Bounds.check("registrations", registrations, 0, MOST_REGISTRATIONS);
    }
}
