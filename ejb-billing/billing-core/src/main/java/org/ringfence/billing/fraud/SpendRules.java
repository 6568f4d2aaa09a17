package org.ringfence.billing.fraud;

/**
 * How much of a zone is in order for an account (SPEC Q5). Amounts are 1e-5 of the account's currency unit.
 *
 * @param dayAllowance spend of a day that is in order without any history, in ordinary zones
 * @param dayAllowanceHighRisk the same in zones of high risk
 * @param dayFactor how many times the highest day of the last sixty is in order, 1 to 100
 * @param monthAllowance spend of thirty days that is in order without any history, in ordinary zones
 * @param monthAllowanceHighRisk the same in zones of high risk
 * @param monthFactor how many times the thirty days before are in order, 1 to 100
 * @param newZoneShare percent of what the account spends in all zones that is in order in an ordinary zone that is new
 *     to it, 0 to 100
 */
public record SpendRules(
        long dayAllowance,
        long dayAllowanceHighRisk,
        int dayFactor,
        long monthAllowance,
        long monthAllowanceHighRisk,
        int monthFactor,
        int newZoneShare) {

    private static final int HIGHEST_FACTOR = 100;
    private static final int PERCENT = 100;

    public static final SpendRules DEFAULT = new SpendRules(2_000_000, 300_000, 4, 15_000_000, 1_000_000, 3, 15);

    public SpendRules {
        if (dayAllowance < 0 || dayAllowanceHighRisk < 0 || monthAllowance < 0 || monthAllowanceHighRisk < 0) {
            throw new IllegalArgumentException("An allowance is not negative");
        }
        if (newZoneShare < 0 || newZoneShare > PERCENT) {
            throw new IllegalArgumentException("A share is 0 to 100 percent: " + newZoneShare);
        }
        if (dayFactor < 1 || dayFactor > HIGHEST_FACTOR || monthFactor < 1 || monthFactor > HIGHEST_FACTOR) {
            throw new IllegalArgumentException("A factor is 1 to 100: " + dayFactor + ", " + monthFactor);
        }
    }

    /**
     * What is in order on a day.
     *
     * @param highestDay the most that the account spent in the zone on a day
     * @param highestDayOfAll the most that it spent in all zones on a day
     */
    long dayLimit(Zone.Risk risk, long highestDay, long highestDayOfAll) {
        long allowance = risk == Zone.Risk.HIGH ? dayAllowanceHighRisk : allowance(dayAllowance, highestDayOfAll);
        return Math.max(allowance, saturated(highestDay, dayFactor));
    }

    /**
     * What is in order in thirty days.
     *
     * @param monthBefore what the account spent in the zone in the thirty days before
     * @param monthBeforeOfAll what it spent in all zones then
     */
    long monthLimit(Zone.Risk risk, long monthBefore, long monthBeforeOfAll) {
        long allowance = risk == Zone.Risk.HIGH ? monthAllowanceHighRisk : allowance(monthAllowance, monthBeforeOfAll);
        return Math.max(allowance, saturated(monthBefore, monthFactor));
    }

    private long allowance(long least, long ofAll) {
        return Math.max(least, ofAll / PERCENT * newZoneShare);
    }

    private static long saturated(long amount, int factor) {
        return amount > Long.MAX_VALUE / factor ? Long.MAX_VALUE : amount * factor;
    }
}
