package org.ringfence.billing.fraud;

/**
 * When the calls of a day are other than those of the days before (SPEC M5).
 *
 * @param leastCalls no day is looked at with fewer calls
 * @param frequencyFactor how many times the usual number of calls is in order, 2 to 100
 * @param ratioChange by how many percent the share of answered calls may change, 10 to 100
 * @param directionShare percent of the calls that may go to countries that are new, 10 to 100
 */
public record HabitRules(int leastCalls, int frequencyFactor, int ratioChange, int directionShare) {

    public static final HabitRules DEFAULT = new HabitRules(30, 5, 40, 50);

    private static final int PERCENT = 100;
    private static final int LEAST_PERCENT = 10;

    public HabitRules {
        if (leastCalls < 1 || frequencyFactor < 2 || frequencyFactor > PERCENT) {
            throw new IllegalArgumentException(
                    "One call at least, and a factor of 2 to 100: " + leastCalls + ", " + frequencyFactor);
        }
        if (ratioChange < LEAST_PERCENT
                || ratioChange > PERCENT
                || directionShare < LEAST_PERCENT
                || directionShare > PERCENT) {
            throw new IllegalArgumentException("Shares are 10 to 100 percent: " + ratioChange + ", " + directionShare);
        }
    }
}
