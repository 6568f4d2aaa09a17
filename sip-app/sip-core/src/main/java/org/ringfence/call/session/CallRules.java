package org.ringfence.call.session;

import java.time.Duration;
import java.util.Set;

/**
 * The rules that a call was started under; a change of policy concerns later calls.
 *
 * @param setup longest wait for the first progress of a step (SPEC B5)
 * @param ring longest wait for an answer over all steps (SPEC B4)
 * @param absolute longest talk (SPEC B1)
 * @param extendLead how long before the end of the granted time the next slice is asked for
 * @param extendRetry pause between two askings while the ledger does not answer
 * @param failoverStatuses answers of a trunk after which the next step is tried
 * @param earlyMedia whether media before the answer reach the caller (SPEC E15)
 */
public record CallRules(
        Duration setup,
        Duration ring,
        Duration absolute,
        Duration extendLead,
        Duration extendRetry,
        Set<Integer> failoverStatuses,
        EarlyMedia earlyMedia) {

    /** Timer H of RFC 3261: after this a 200 that was not acknowledged is given up. */
    static final Duration ACK_WAIT = Duration.ofSeconds(32);

    /** Longer than any SIP transaction: what has not come by then will not come. */
    static final Duration LINGER = Duration.ofSeconds(40);

    public CallRules {
        failoverStatuses = Set.copyOf(failoverStatuses);
        requirePositive(setup, "setup");
        requirePositive(ring, "ring");
        requirePositive(absolute, "absolute");
        requirePositive(extendRetry, "extendRetry");
        if (extendLead.isNegative()) {
            throw new IllegalArgumentException("extendLead must not be negative: " + extendLead);
        }
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + duration);
        }
    }
}
