package org.ringfence.policy;

import java.time.Duration;
import java.util.Set;

/**
 * How calls are set up and supervised.
 *
 * @param ringTimeout longest wait for an answer; 5 to 600 s, default 120 s (SPEC B4)
 * @param initTimeout longest wait for the first progress of a target; 1 to 120 s, default 30 s (SPEC B5)
 * @param absoluteTimeout longest talk; 60 s to 30 days, default 12 h (SPEC B1, B2)
 * @param sessionTimers whether sessions are refreshed, which finds lost parties; default true (SPEC B6, RFC 4028)
 * @param sessionExpires the session interval that is asked for; 90 s to 1 day, default 1800 s
 * @param minSe the shortest session interval that is accepted; 90 s to {@code sessionExpires}, default 90 s
 * @param trunkFailover whether the next gateway or trunk is tried after a failure; default true
 * @param failoverStatuses answers of a trunk that are such a failure; 400 to 599, default 408, 500, 502, 503 and 504
 * @param earlyMedia whether media before the answer reach the caller; default ALLOW (SPEC E15)
 * @param redirects where users' phones may send callers by a 3xx, on the user's own account; default USERS (SPEC E3)
 * @param redirectLimit how often a caller is sent elsewhere; 1 to 5, default 2
 */
public record CallPolicy(
        @Range(least = 5, most = 600) Duration ringTimeout,
        @Range(least = 1, most = 120) Duration initTimeout,
        @Range(least = 60, most = 2_592_000) Duration absoluteTimeout,
        boolean sessionTimers,
        @Range(least = 90, most = 86_400) Duration sessionExpires,
        @Range(least = 90, most = 86_400) Duration minSe,
        boolean trunkFailover,
        Set<Integer> failoverStatuses,
        EarlyMediaMode earlyMedia,
        Redirects redirects,
        @Range(least = 1, most = 5) int redirectLimit)
        implements Policy {

    /** Which media before the answer reach the caller (SPEC E15). */
    public enum EarlyMediaMode {
        /** All. */
        ALLOW,
        /** None: progress with media is shown as ringing. */
        BLOCK
    }

    /** Where a phone may send a caller instead of answering (SPEC E3). */
    public enum Redirects {
        /** Nowhere: the caller is told that the user is not available. */
        REFUSE,
        /** To users of this server. */
        USERS,
        /** To whatever the redirecting user may call. */
        ALL
    }

    /** What is in force when nothing is configured. */
    public static final CallPolicy DEFAULT = new CallPolicy(
            Duration.ofSeconds(120),
            Duration.ofSeconds(30),
            Duration.ofHours(12),
            true,
            Duration.ofSeconds(1800),
            Duration.ofSeconds(90),
            true,
            Set.of(408, 500, 502, 503, 504),
            EarlyMediaMode.ALLOW,
            Redirects.USERS,
            2);

    public CallPolicy {
        Bounds.check("ring-timeout", ringTimeout, Duration.ofSeconds(5), Duration.ofSeconds(600));
        Bounds.check("init-timeout", initTimeout, Duration.ofSeconds(1), Duration.ofSeconds(120));
        Bounds.check("absolute-timeout", absoluteTimeout, Duration.ofSeconds(60), Duration.ofDays(30));
        Bounds.check("session-expires", sessionExpires, Duration.ofSeconds(90), Duration.ofDays(1));
        Bounds.check("min-se", minSe, Duration.ofSeconds(90), sessionExpires);
        Bounds.check("redirect-limit", redirectLimit, 1, 5);
        failoverStatuses = Set.copyOf(failoverStatuses);
        failoverStatuses.forEach(status -> Bounds.check("failover-statuses", status, 400, 599));
    }
}
