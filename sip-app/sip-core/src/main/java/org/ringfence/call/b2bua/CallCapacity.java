package org.ringfence.call.b2bua;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How many calls this server takes at the same time, and how many may begin within a second (SPEC F30). */
public final class CallCapacity {

    private static final long SECOND = 1_000_000_000L;

    private final Supplier<Bounds> bounds;
    private final LongSupplier nanos;
    private final AtomicInteger running = new AtomicInteger();
    private long secondBegan;
    private int begun;

    /**
     * What may be.
     *
     * @param calls at the same time; 0 for any number
     * @param perSecond that begin within a second; 0 for any number
     */
    public record Bounds(int calls, int perSecond) {}

    /**
     * Nothing runs.
     *
     * @param bounds asked anew for each call
     * @param nanos tells elapsed time
     */
    public CallCapacity(Supplier<Bounds> bounds, LongSupplier nanos) {
        this.bounds = bounds;
        this.nanos = nanos;
        this.secondBegan = nanos.getAsLong();
    }

    /** Takes the place of one call; what is returned gives it back once, null means that there is none. */
    public @Nullable Runnable take() {
        Bounds now = bounds.get();
        if (now.perSecond() > 0 && !begins(now.perSecond())) {
            return null;
        }
        if (running.incrementAndGet() > now.calls() && now.calls() > 0) {
            running.decrementAndGet();
            return null;
        }
        return place();
    }

    /** Takes a place although there may be none, as for calls to emergency numbers (SPEC P16). */
    public Runnable takeAnyway() {
        running.incrementAndGet();
        return place();
    }

    private Runnable place() {
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                running.decrementAndGet();
            }
        };
    }

    private synchronized boolean begins(int most) {
        long now = nanos.getAsLong();
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            begun = 0;
        }
        return ++begun <= most;
    }

    /** Calls that have a place. */
    public int running() {
        return running.get();
    }
}
