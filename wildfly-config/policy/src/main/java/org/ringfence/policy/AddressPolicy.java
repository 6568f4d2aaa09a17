package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the calls from one address may come to within a period that begins with the first of them; addresses of one IPv6
 * /64 are one. 0 is no limit.
 *
 * @param calls that are admitted; 0 to 10,000,000, default 0 (SPEC F1, {@code maxcallperip})
 * @param talk speech of calls that ended; calls that run go on; 0 to 31,536,000 s, default 0 (SPEC F2, {@code
 *     maxdurationperip})
 * @param cost what they may cost and hold, in units of the payer's currency; default undefined: no limit (SPEC F3, {@code
 *     maxcostperip})
 * @param period how long a period is; 60 s to 366 days, default 1 day (SPEC F4, {@code maxcallperperiod}, 1.0 = one day)
 * @param account the number of the only account whose calls count, as {@code show-account} tells it; default -1: those of
 *     all (SPEC F5, {@code maxcallperuserid})
 */
public record AddressPolicy(
        @Range(least = 0, most = 10_000_000) int calls,
        @Range(least = 0, most = 31_536_000) Duration talk,
        @Nullable String cost,
        @Range(least = 60, most = 31_622_400) Duration period,
        @Range(least = -1, most = Integer.MAX_VALUE) int account)
        implements Policy {

    private static final int MOST_CALLS = 10_000_000;

    /** What is in force when nothing is configured. */
    public static final AddressPolicy DEFAULT = new AddressPolicy(0, Duration.ZERO, null, Duration.ofDays(1), -1);

    public AddressPolicy {
        Bounds.check("calls", calls, 0, MOST_CALLS);
        Bounds.check("talk", talk, Duration.ZERO, Duration.ofDays(365));
        Amounts.check("cost", cost);
        Bounds.check("period", period, Duration.ofMinutes(1), Duration.ofDays(366));
        Bounds.check("account", account, -1, Integer.MAX_VALUE);
    }
}
