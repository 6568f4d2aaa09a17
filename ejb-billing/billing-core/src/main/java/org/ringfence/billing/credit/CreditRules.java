package org.ringfence.billing.credit;

import java.time.Duration;

/**
 * How money is held for calls.
 *
 * @param slice talk that is reserved at a time (SPEC P1), 1 second to 1 day, whole seconds; default 60 s
 * @param setUpLease how long a call may take to be answered before it counts as lost; longer than the longest ringing
 * @param leaseGrace how long after the end of its granted talk a call counts as lost, when nothing was heard of it
 */
public record CreditRules(Duration slice, Duration setUpLease, Duration leaseGrace) {

    private static final Duration SHORTEST_SLICE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SLICE = Duration.ofDays(1);

    public static final CreditRules DEFAULT =
            new CreditRules(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(60));

    public CreditRules {
        if (slice.compareTo(SHORTEST_SLICE) < 0 || slice.compareTo(LONGEST_SLICE) > 0 || slice.getNano() != 0) {
            throw new IllegalArgumentException("A slice is 1 to 86400 whole seconds: " + slice);
        }
        if (setUpLease.isNegative() || setUpLease.isZero() || leaseGrace.isNegative()) {
            throw new IllegalArgumentException("A lease has a length: " + setUpLease + ", " + leaseGrace);
        }
    }
}
