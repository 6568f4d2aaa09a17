package org.ringfence.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which trunk is tried first, and which must not carry a call by what it charges (SPEC G2, P8). What a trunk charges is the
 * tariff of its account.
 *
 * @param order in which trunks are tried; default PRIORITY
 * @param marginGuard which calls are refused for what they cost, {@code blocknotprofitablecalls}; default OFF
 * @param leastMargin what the first minute has to earn, such as 0.005, up to five decimals; default undefined: nothing
 */
public record RoutingPolicy(
        Order order, MarginGuard marginGuard, @Nullable String leastMargin) implements Policy {

    /** In which order trunks are tried. */
    public enum Order {
        /** The longest prefix, then the lowest priority, then by weight. */
        PRIORITY,
        /** The cheapest first; those of the same price by prefix, priority and weight. */
        LEAST_COST
    }

    /** Which calls are refused for what they cost. */
    public enum MarginGuard {
        /** None. */
        OFF,
        /** Those that cost more than they earn. */
        LOSS,
        /** Those, and calls that earn nothing. */
        LOSS_OR_EQUAL,
        /** Those, and calls of which nobody knows what they cost. */
        LOSS_OR_EQUAL_OR_UNKNOWN
    }

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,5})?");
    private static final int DECIMALS = 5;

    /** What is in force when nothing is configured. */
    public static final RoutingPolicy DEFAULT = new RoutingPolicy(Order.PRIORITY, MarginGuard.OFF, null);

    public RoutingPolicy {
        if (leastMargin != null && !AMOUNT.matcher(leastMargin).matches()) {
            throw new IllegalArgumentException(
                    "least-margin must be an amount such as 0.005 from 0 to 999999 with up to " + DECIMALS
                            + " decimals, but is '" + leastMargin + "'");
        }
    }
}
