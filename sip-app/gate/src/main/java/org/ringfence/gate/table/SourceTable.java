package org.ringfence.gate.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One word for each of a bounded number of sources. A newcomer that finds its place full takes that of the source whose
 * word is smallest, so words begin with a time: the oldest goes first. Sources are told apart by {@link Fingerprints}.
 * Nothing here locks or allocates.
 */
abstract class SourceTable {

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long NOBODY = 0;
    private static final long MOVING_IN = -1;
    private static final int WAYS = 8;

    /** A source and its word, side by side, so that a processor reads them at once. */
    private final long[] cells;

    private final int size;
    private final int mask;

    /** @param capacity most sources, rounded up to a power of two */
    SourceTable(int capacity) {
        if (capacity < 1 || capacity > 1 << 28) {
            throw new IllegalArgumentException("A table holds 1 to 2^28 sources, not " + capacity);
        }
        this.size = Math.max(WAYS, Integer.highestOneBit(2 * capacity - 1));
        this.cells = new long[2 * size];
        this.mask = size - 1 & -WAYS;
    }

    /** Where the source lives; -1 if it is not known. */
    final int find(long source) {
        int first = (int) source & mask;
        for (int place = first; place < first + WAYS; place++) {
            if ((long) WORD.getAcquire(cells, 2 * place) == source) {
                return place;
            }
        }
        return -1;
    }

    /** Where the source lives from now on, moving in with this word if it is not known. */
    final int findOrMoveIn(long source, long word) {
        while (true) {
            int place = find(source);
            if (place >= 0) {
                return place;
            }
            int free = leastIn((int) source & mask);
            long before = (long) WORD.getAcquire(cells, 2 * free);
            if (before != MOVING_IN && WORD.compareAndSet(cells, 2 * free, before, MOVING_IN)) {
                WORD.setVolatile(cells, 2 * free + 1, word);
                WORD.setVolatile(cells, 2 * free, source);
                return withoutTwin(source, free);
            }
        }
    }

    /** When two threads bring one source at once, the one further up moves out again. */
    private int withoutTwin(long source, int place) {
        int first = find(source);
        if (first >= 0 && first != place) {
            WORD.setVolatile(cells, 2 * place + 1, 0L);
            WORD.compareAndSet(cells, 2 * place, source, NOBODY);
            return first;
        }
        return place;
    }

    private int leastIn(int first) {
        int least = first;
        for (int place = first; place < first + WAYS; place++) {
            if ((long) WORD.getOpaque(cells, 2 * place) == NOBODY) {
                return place;
            }
            if ((long) WORD.getOpaque(cells, 2 * place + 1) < (long) WORD.getOpaque(cells, 2 * least + 1)) {
                least = place;
            }
        }
        return least;
    }

    final long word(int place) {
        return (long) WORD.getAcquire(cells, 2 * place + 1);
    }

    final boolean replace(int place, long before, long after) {
        return WORD.compareAndSet(cells, 2 * place + 1, before, after);
    }

    /** Forgets a source. */
    public final void remove(long source) {
        int place = find(source);
        if (place >= 0) {
            WORD.setVolatile(cells, 2 * place + 1, 0L);
            WORD.compareAndSet(cells, 2 * place, source, NOBODY);
        }
    }

    /** Forgets all sources. */
    public final void clear() {
        for (int place = 0; place < size; place++) {
            WORD.setVolatile(cells, 2 * place + 1, 0L);
            WORD.setVolatile(cells, 2 * place, NOBODY);
        }
    }

    /** How many sources the table has room for. */
    public final int capacity() {
        return size;
    }

    /** How many sources are in the table; walks through all of it. */
    public final int size() {
        int known = 0;
        for (int place = 0; place < size; place++) {
            long source = (long) WORD.getOpaque(cells, 2 * place);
            known += source == NOBODY || source == MOVING_IN ? 0 : 1;
        }
        return known;
    }
}
