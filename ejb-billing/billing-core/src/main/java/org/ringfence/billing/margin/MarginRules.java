package org.ringfence.billing.margin;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.CallPrice;

/**
 * Which carriers a call may go to by what they charge. Compared is the first minute, with connect fees and blocks.
 *
 * @param guard what is refused
 * @param least what a minute has to earn at least, in 1e-5 of the unit; counts where losses are refused
 */
public record MarginRules(Guard guard, long least) {

    /** Everything goes. */
    public static final MarginRules OFF = new MarginRules(Guard.OFF, 0);

    private static final long MINUTE = 60;

    /** What is refused (SPEC G2). */
    public enum Guard {
        /** Nothing. */
        OFF,
        /** Calls that cost more than they earn. */
        LOSS,
        /** Those, and calls that earn nothing. */
        LOSS_OR_EQUAL,
        /** Those, and calls of which nobody knows what they cost. */
        LOSS_OR_EQUAL_OR_UNKNOWN
    }

    /**
     * Rules with the least margin as a text, such as 0.005; null for none.
     *
     * @throws java.util.NoSuchElementException if it is no amount
     */
    public static MarginRules of(String guard, @Nullable String least) {
        return new MarginRules(
                Guard.valueOf(guard), least == null ? 0 : Money.units(least).orElseThrow());
    }

    /** Whether a call that is sold at one price may be bought at the other. */
    public boolean allow(CallPrice sold, @Nullable CallPrice bought) {
        if (guard == Guard.OFF) {
            return true;
        }
        if (bought == null || !bought.currency().equals(sold.currency())) {
            return guard != Guard.LOSS_OR_EQUAL_OR_UNKNOWN;
        }
        long earned = firstMinute(sold) - firstMinute(bought);
        return guard == Guard.LOSS ? earned >= least : earned > 0 && earned >= least;
    }

    /** What the first minute of a call costs, by which prices are compared; in 1e-5 of the unit. */
    public static long firstMinute(CallPrice price) {
        return price.charge(MINUTE).units();
    }
}
