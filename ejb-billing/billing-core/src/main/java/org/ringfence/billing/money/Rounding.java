package org.ringfence.billing.money;

/**
 * The one place where money is rounded: a price per minute times seconds becomes an amount, half up to 1e-5 of the
 * currency's unit, once per call (SPEC G). More seconds never cost less.
 */
public final class Rounding {

    /** 60 seconds a minute, and 1,000 price units an amount unit. */
    private static final long PRICE_SECONDS_PER_UNIT = 60_000L;

    private static final long HALF = PRICE_SECONDS_PER_UNIT / 2;

    private Rounding() {}

    /** What so many seconds cost, in amount units. */
    public static long cost(PricePerMinute price, long seconds) {
        return Math.addExact(Math.multiplyExact(price.units(), seconds), HALF) / PRICE_SECONDS_PER_UNIT;
    }

    /**
     * The most seconds whose {@link #cost} is not above {@code units}.
     *
     * @param units the budget in amount units, not negative
     * @return {@link Long#MAX_VALUE} when the price is free or the budget is beyond calculation
     */
    public static long longestWithin(PricePerMinute price, long units) {
        if (price.isFree() || units >= Long.MAX_VALUE / PRICE_SECONDS_PER_UNIT - 1) {
            return Long.MAX_VALUE;
        }
        return ((units + 1) * PRICE_SECONDS_PER_UNIT - HALF - 1) / price.units();
    }
}
