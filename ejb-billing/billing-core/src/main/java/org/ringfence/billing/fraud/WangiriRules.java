package org.ringfence.billing.fraud;

import java.time.Duration;

/**
 * When a range of numbers that rings users for a moment is taken for bait (SPEC P22).
 *
 * @param users how many different users it rang in vain within the window
 * @param longestRing rings that end sooner are bait
 * @param window how long such rings are counted
 * @param closed how long calls back to the range are refused
 */
public record WangiriRules(int users, Duration longestRing, Duration window, Duration closed) {

    public static final WangiriRules DEFAULT =
            new WangiriRules(4, Duration.ofSeconds(6), Duration.ofHours(12), Duration.ofDays(7));

    public WangiriRules {
        if (users < 2) {
            throw new IllegalArgumentException("Two users at least: " + users);
        }
        if (longestRing.isNegative() || window.isNegative() || window.isZero() || closed.isNegative()) {
            throw new IllegalArgumentException("Times are not negative, and a window has a length");
        }
    }
}
