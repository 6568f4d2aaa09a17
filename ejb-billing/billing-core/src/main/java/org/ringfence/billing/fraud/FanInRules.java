package org.ringfence.billing.fraud;

import java.time.Duration;

/**
 * When several accounts turn to one range of numbers (SPEC Q9).
 *
 * @param warning accounts that call the range for the first time within the window, at which somebody is told
 * @param critical accounts beyond which calls of further newcomers are refused
 * @param window how long newcomers are counted
 * @param closed how long the range stays closed to newcomers
 * @param dear price of a minute from which on a range counts, in 1e-5 of the currency's unit; zones of high risk
 *     always do
 */
public record FanInRules(int warning, int critical, Duration window, Duration closed, long dear) {

    public static final FanInRules DEFAULT = new FanInRules(3, 4, Duration.ofMinutes(60), Duration.ofHours(24), 20_000);

    public FanInRules {
        if (warning < 2 || critical < warning) {
            throw new IllegalArgumentException("Two accounts at least, and the critical number is not below the other: "
                    + warning + ", " + critical);
        }
        if (window.isNegative() || window.isZero() || closed.isNegative() || dear < 0) {
            throw new IllegalArgumentException("A window has a length, and a price is not negative");
        }
    }
}
