package org.ringfence.policy;

import java.time.Duration;

/**
 * What one party of a call may send in its dialog; beyond it the call is ended (SPEC B7 to B10). ACK, BYE, CANCEL and
 * PRACK are never counted.
 *
 * @param messageLimit requests of a party in a message period; 10 to 1,000,000, default 1,200 (SPEC B7)
 * @param messagePeriod 1 s to 1 hour, default 60 s (SPEC B7)
 * @param burstLimit requests of a party in one second; 2 to 10,000, default 50 (SPEC B9)
 * @param invalidLimit requests of a party that are refused for their form, method or place; 1 to 10,000, default 20 (SPEC
 *     B10)
 * @param endOnAuthFailures whether the calls of an address end that is banned for wrong passwords; default true (SPEC B8)
 */
public record DialogPolicy(
        @Range(least = 10, most = 1_000_000) int messageLimit,
        @Range(least = 1, most = 3_600) Duration messagePeriod,
        @Range(least = 2, most = 10_000) int burstLimit,
        @Range(least = 1, most = 10_000) int invalidLimit,
        boolean endOnAuthFailures)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final DialogPolicy DEFAULT = new DialogPolicy(1_200, Duration.ofSeconds(60), 50, 20, true);

    public DialogPolicy {
        Bounds.check("message-limit", messageLimit, 10, 1_000_000);
        Bounds.check("message-period", messagePeriod, Duration.ofSeconds(1), Duration.ofHours(1));
        Bounds.check("burst-limit", burstLimit, 2, 10_000);
        Bounds.check("invalid-limit", invalidLimit, 1, 10_000);
    }
}
