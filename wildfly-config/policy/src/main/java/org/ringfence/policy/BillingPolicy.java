package org.ringfence.policy;

import java.time.Duration;

/**
 * How money is held for calls.
 *
 * @param slice talk that is reserved at a time; 1 s to 1 day, default 60 s (SPEC P1)
 * @param extendLead how long before the end of a slice the next one is reserved; 0 to 60 s, default 5 s
 * @param leaseGrace how long after the end of its covered talk a call of which nothing is heard counts as lost; 10 s to
 *     1 h, default 60 s
 * @param settlementQueue how many ended calls may wait for a lost ledger; 1 to 1,000,000, default 10,000; the others
 *     are settled from their reservations when their leases end
 * @param quotaStatus SIP status for a call that the money does not cover; 400 to 699, default 403 (SPEC F22,
 *     {@code quotadiscreason})
 * @param dailyJobsHour the hour of the day, in UTC, at which the server does what is to be done once a day; 0 to 23,
 *     default 3
 */
public record BillingPolicy(
        @Range(least = 1, most = 86_400) Duration slice,
        @Range(least = 0, most = 60) Duration extendLead,
        @Range(least = 10, most = 3_600) Duration leaseGrace,
        @Range(least = 1, most = 1_000_000) int settlementQueue,
        @Range(least = 400, most = 699) int quotaStatus,
        @Range(least = 0, most = 23) int dailyJobsHour)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final BillingPolicy DEFAULT =
            new BillingPolicy(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(60), 10_000, 403, 3);

    public BillingPolicy {
        Bounds.check("slice", slice, Duration.ofSeconds(1), Duration.ofDays(1));
        Bounds.check("extend-lead", extendLead, Duration.ZERO, Duration.ofSeconds(60));
        Bounds.check("lease-grace", leaseGrace, Duration.ofSeconds(10), Duration.ofHours(1));
        Bounds.check("settlement-queue", settlementQueue, 1, 1_000_000);
        Bounds.check("quota-status", quotaStatus, 400, 699);
        Bounds.check("daily-jobs-hour", dailyJobsHour, 0, 23);
    }
}
