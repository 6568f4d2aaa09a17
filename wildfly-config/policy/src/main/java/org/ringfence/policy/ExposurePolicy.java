package org.ringfence.policy;

import java.time.Duration;

/**
 * What the exposure of accounts counts with that only the operator knows (SPEC Q2).
 *
 * @param cutOff how long after its covered talk, or after a hang-up, a carrier may still count a call; 0 to 60 s, default
 *     2 s; 32 s are the longest that a BYE is repeated (RFC 3261 section 17.1.2.2)
 */
public record ExposurePolicy(@Range(least = 0, most = 60) Duration cutOff) implements Policy {

    /** What is in force when nothing is configured. */
    public static final ExposurePolicy DEFAULT = new ExposurePolicy(Duration.ofSeconds(2));

    public ExposurePolicy {
        Bounds.check("cut-off", cutOff, Duration.ZERO, Duration.ofSeconds(60));
    }
}
