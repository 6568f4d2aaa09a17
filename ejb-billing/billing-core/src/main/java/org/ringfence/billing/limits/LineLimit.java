package org.ringfence.billing.limits;

/**
 * How many calls an account may have at the same time (SPEC F6).
 *
 * @param max 0 to 1,000,000; 0 allows none
 */
public record LineLimit(int max) {

    /** The most that can be asked for. */
    public static final int HIGHEST = 1_000_000;

    /** What an account gets when nothing is said. */
    public static final LineLimit DEFAULT = new LineLimit(5);

    public LineLimit {
        if (max < 0 || max > HIGHEST) {
            throw new IllegalArgumentException("Lines are 0 to 1000000: " + max);
        }
    }

    /** Whether one more call fits. */
    public boolean allowsOneMore(int inUse) {
        return inUse < max;
    }
}
