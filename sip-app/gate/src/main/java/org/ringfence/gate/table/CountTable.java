package org.ringfence.gate.table;

/**
 * Counts what each source did in its present window. A window opens with the first thing that a source does and lasts
 * one period; counts stop at {@value #MOST}. Times may have 39 bits.
 */
public final class CountTable extends SourceTable {

    /** Beyond this nothing is counted. */
    public static final int MOST = (1 << 24) - 1;

    private static final int COUNT_BITS = 24;

    /**
     * A table.
     *
     * @param capacity most sources, rounded up to a power of two
     */
    public CountTable(int capacity) {
        super(capacity);
    }

    /**
     * Counts one more.
     *
     * @param source a fingerprint
     * @param now a clock that never goes back, such as milliseconds since the start, at least 1
     * @param period length of a window by that clock
     * @return the count in the window that is open now
     */
    public int increment(long source, long now, long period) {
        return add(source, 1, now, period);
    }

    /**
     * Takes back some of what was counted in the window that is open now; a count never falls below 0.
     *
     * @return the count that is left
     */
    public int forgive(long source, int count, long now, long period) {
        return find(source) < 0 ? 0 : add(source, -count, now, period);
    }

    /** The count in the window that is open now. */
    public int count(long source, long now, long period) {
        int place = find(source);
        if (place < 0) {
            return 0;
        }
        long word = word(place);
        return now - (word >>> COUNT_BITS) >= period ? 0 : (int) word & MOST;
    }

    private int add(long source, int difference, long now, long period) {
        while (true) {
            int place = findOrMoveIn(source, now << COUNT_BITS);
            long before = word(place);
            boolean closed = now - (before >>> COUNT_BITS) >= period;
            long opened = closed ? now : before >>> COUNT_BITS;
            int count = Math.max(0, Math.min(MOST, (closed ? 0 : (int) before & MOST) + difference));
            if (replace(place, before, opened << COUNT_BITS | count)) {
                return count;
            }
        }
    }
}
