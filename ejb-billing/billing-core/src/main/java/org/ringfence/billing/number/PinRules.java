package org.ringfence.billing.number;

import java.time.Duration;

/**
 * How often PINs may be tried (SPEC E13).
 *
 * @param tries wrong PINs that are allowed, at least 1
 * @param lock how long after the last of them no PIN is taken
 */
public record PinRules(int tries, Duration lock) {

    /** Five, then an hour. */
    public static final PinRules DEFAULT = new PinRules(5, Duration.ofHours(1));
}
