package org.ringfence.billing.spending;

import org.ringfence.billing.money.Money;

/**
 * A limit of a day that follows what the account spends: a multiple of the dearest day before today, and never below a
 * minimum (SPEC F17 to F21).
 *
 * @param least below this it never blocks
 * @param factor how many times the dearest day, at least 1; below 4 it refuses good calls
 * @param halfLife days after which half of the dearest day is forgotten; 0 for never
 */
public record DynamicDay(Money least, int factor, int halfLife) {

    public DynamicDay {
        if (least.isNegative() || factor < 1 || halfLife < 0) {
            throw new IllegalArgumentException("A dynamic limit is not negative: " + least + ", " + factor);
        }
    }

    /** What may be spent on the day of this usage. */
    public Money limit(Usage today) {
        long highest = today.remembered(halfLife).units();
        long multiple = highest > Long.MAX_VALUE / factor ? Long.MAX_VALUE : highest * factor;
        return new Money(Math.max(least.units(), multiple), least.currency());
    }
}
