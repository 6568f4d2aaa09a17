package org.ringfence.gate.evidence;

import java.util.concurrent.atomic.AtomicLong;
import org.ringfence.gate.table.CountTable;

/** Counts what all sources did together in the present window. */
final class TotalCount {

    private static final int COUNT_BITS = 24;

    private final AtomicLong word = new AtomicLong();

    int add(int difference, long now, long period) {
        while (true) {
            long before = word.get();
            boolean closed = now - (before >>> COUNT_BITS) >= period;
            long opened = closed ? now : before >>> COUNT_BITS;
            int counted = closed ? 0 : (int) before & CountTable.MOST;
            int count = Math.max(0, Math.min(CountTable.MOST, counted + difference));
            if (word.compareAndSet(before, opened << COUNT_BITS | count)) {
                return count;
            }
        }
    }

    int count(long now, long period) {
        return add(0, now, period);
    }

    void clear() {
        word.set(0);
    }
}
