package org.ringfence.billing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.ringfence.billing.contract.Samples;

/** A clock that jumps from one planned action to the next. */
final class VirtualTime implements InstantSource {

    private final PriorityQueue<Planned> plans =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::order));
    private long millis = Samples.NOON.toEpochMilli();
    private long order;

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public long millis() {
        return millis;
    }

    void after(Duration delay, Runnable action) {
        plans.add(new Planned(millis + Math.max(0, delay.toMillis()), order++, action));
    }

    /** Does the next action; false when there is none. */
    boolean step() {
        Planned next = plans.poll();
        if (next == null) {
            return false;
        }
        millis = next.at();
        next.action().run();
        return true;
    }

    private record Planned(long at, long order, Runnable action) {}
}
