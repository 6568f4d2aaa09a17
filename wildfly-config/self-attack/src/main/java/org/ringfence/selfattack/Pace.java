package org.ringfence.selfattack;

import java.util.concurrent.locks.LockSupport;

/** Keeps a rate: each step waits until it is due. */
final class Pace {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long begin = System.nanoTime();
    private final int perSecond;
    private long steps;

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    void step() {
        steps++;
        long due = begin + steps * NANOS_PER_SECOND / perSecond;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    /** When it began, in nanoseconds of this machine's clock. */
    long begin() {
        return begin;
    }
}
