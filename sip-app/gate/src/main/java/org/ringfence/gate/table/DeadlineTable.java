package org.ringfence.gate.table;

/** Remembers sources until a time of their own. */
public final class DeadlineTable extends SourceTable {

    /**
     * A table.
     *
     * @param capacity most sources, rounded up to a power of two
     */
    public DeadlineTable(int capacity) {
        super(capacity);
    }

    /**
     * Remembers a source, at least until the deadline.
     *
     * @param source a fingerprint
     * @param deadline milliseconds of a clock that never goes back, at least 1
     * @return whether it was unknown, or its time was over
     */
    public boolean keep(long source, long deadline, long now) {
        int place = findOrMoveIn(source, 1);
        while (true) {
            long before = word(place);
            if (before >= deadline || replace(place, before, deadline)) {
                return before <= now;
            }
        }
    }

    /** Whether the time of a source is not over. */
    public boolean holds(long source, long now) {
        int place = find(source);
        return place >= 0 && word(place) > now;
    }
}
