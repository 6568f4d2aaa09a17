package org.ringfence.call.b2bua;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of one call: wall time at its start plus elapsed time since, so that a clock that is set during a talk
 * neither lengthens nor shortens it.
 */
public final class CallClock {

    private final Instant start;
    private final long startNanos;
    private final LongSupplier elapsedNanos;

    /**
     * A clock that starts now.
     *
     * @param wall tells the wall time, asked once
     * @param elapsedNanos tells nanoseconds from any origin, never going back
     */
    public CallClock(InstantSource wall, LongSupplier elapsedNanos) {
        this.start = wall.instant();
        this.elapsedNanos = elapsedNanos;
        this.startNanos = elapsedNanos.getAsLong();
    }

    public Instant start() {
        return start;
    }

    public Instant now() {
        return start.plusNanos(elapsedNanos.getAsLong() - startNanos);
    }
}
