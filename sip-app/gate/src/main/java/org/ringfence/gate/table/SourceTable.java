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

    private final long[] sources;
    private final long[] words;
    private final int mask;

    /** @param capacity most sources, rounded up to a power of two */
    SourceTable(int capacity) {
        if (capacity < 1 || capacity > 1 << 28) {
            throw new IllegalArgumentException("A table holds 1 to 2^28 sources, not " + capacity);
        }
        int size = Math.max(WAYS, Integer.highestOneBit(2 * capacity - 1));
        this.sources = new long[size];
        this.words = new long[size];
        this.mask = size - 1 & -WAYS;
    }

    /** Where the source lives; -1 if it is not known. */
    final int find(long source) {
        int first = (int) source & mask;
        for (int place = first; place < first + WAYS; place++) {
            if ((long) WORD.getAcquire(sources, place) == source) {
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
            long before = (long) WORD.getAcquire(sources, free);
            if (before != MOVING_IN && WORD.compareAndSet(sources, free, before, MOVING_IN)) {
                WORD.setVolatile(words, free, word);
                WORD.setVolatile(sources, free, source);
                return withoutTwin(source, free);
            }
        }
    }

    /** When two threads bring one source at once, the one further up moves out again. */
    private int withoutTwin(long source, int place) {
        int first = find(source);
        if (first >= 0 && first != place) {
            WORD.setVolatile(words, place, 0L);
            WORD.compareAndSet(sources, place, source, NOBODY);
            return first;
        }
        return place;
    }

    private int leastIn(int first) {
        int least = first;
        for (int place = first; place < first + WAYS; place++) {
            if ((long) WORD.getOpaque(sources, place) == NOBODY) {
                return place;
            }
            if ((long) WORD.getOpaque(words, place) < (long) WORD.getOpaque(words, least)) {
                least = place;
            }
        }
        return least;
    }

    final long word(int place) {
        return (long) WORD.getAcquire(words, place);
    }

    final boolean replace(int place, long before, long after) {
        return WORD.compareAndSet(words, place, before, after);
    }

    /** Forgets a source. */
    public final void remove(long source) {
        int place = find(source);
        if (place >= 0) {
            WORD.setVolatile(words, place, 0L);
            WORD.compareAndSet(sources, place, source, NOBODY);
        }
    }

    /** Forgets all sources. */
    public final void clear() {
        for (int place = 0; place < sources.length; place++) {
            WORD.setVolatile(words, place, 0L);
            WORD.setVolatile(sources, place, NOBODY);
        }
    }

    /** How many sources the table has room for. */
    public final int capacity() {
        return sources.length;
    }

    /** How many sources are in the table; walks through all of it. */
    public final int size() {
        int size = 0;
        for (int place = 0; place < sources.length; place++) {
            long source = (long) WORD.getOpaque(sources, place);
            size += source == NOBODY || source == MOVING_IN ? 0 : 1;
        }
        return size;
    }
}
