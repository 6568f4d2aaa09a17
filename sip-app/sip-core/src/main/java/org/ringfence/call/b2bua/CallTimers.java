package org.ringfence.call.b2bua;

import java.time.Duration;

/** Starts the timers of calls. */
@FunctionalInterface
public interface CallTimers {

    /** A timer that was started. */
    @FunctionalInterface
    interface Running {
        /** Stops it; without effect when it has ended or was stopped before. */
        void stop();
    }

    /**
     * Runs an action once, not before the delay is over.
     *
     * @param delay zero or more
     */
    Running start(Duration delay, Runnable action);
}
