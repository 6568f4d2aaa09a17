package org.ringfence.billing.exposure;

import org.ringfence.billing.money.Money;

/**
 * A limit on what an account may spend.
 *
 * @param name what the operator knows it by
 * @param left what it leaves for today, counting what is reserved as not yet spent; not negative
 */
public record SpendCap(String name, Money left) {

    /** The limit by the money itself. */
    public static final String MONEY = "balance and credit limit";

    public SpendCap {
        if (left.isNegative()) {
            throw new IllegalArgumentException("What a limit leaves is not negative: " + left);
        }
    }
}
