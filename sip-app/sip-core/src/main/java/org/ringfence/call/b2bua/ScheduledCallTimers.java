package org.ringfence.call.b2bua;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Timers of calls on an executor. */
public final class ScheduledCallTimers implements CallTimers {

    /** Longer than any call; keeps the count of nanoseconds within a long. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final ScheduledExecutorService executor;

    public ScheduledCallTimers(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public Running start(Duration delay, Runnable action) {
        Duration capped = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        ScheduledFuture<?> future = executor.schedule(action, capped.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
