package org.ringfence.call.b2bua;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.LedgerUnavailable;

/**
 * Closes the money side of calls, now or, while the ledger is away, later and in the order of their ends. A closing is
 * safe to repeat because the ledger knows its ids.
 */
public final class Closings {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int DEEPEST_WRAPPING = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CallTimers timers;
    private final Executor workers;
    private final DeskObserver observer;
    private final IntSupplier bound;
    private final Deque<Closing> waiting = new ArrayDeque<>();
    private Duration pause = FIRST_PAUSE;
    private boolean retrying;

    private record Closing(AttemptId attempt, Runnable action) {}

    /**
     * Nothing waits yet.
     *
     * @param timers say when to try again
     * @param workers try again
     * @param bound how many closings may wait, asked for each; those that wait already are kept when it falls
     */
    public Closings(CallTimers timers, Executor workers, DeskObserver observer, IntSupplier bound) {
        this.timers = timers;
        this.workers = workers;
        this.observer = observer;
        this.bound = bound;
    }

    /** Closes now; if the ledger is away the closing waits. */
    void now(AttemptId attempt, Runnable action) {
        if (!closed(attempt, action)) {
            add(attempt, action);
        }
    }

    /** Closes later. */
    void add(AttemptId attempt, Runnable action) {
        boolean full;
        boolean start;
        synchronized (this) {
            full = waiting.size() >= bound.getAsInt();
            if (!full) {
                waiting.addLast(new Closing(attempt, action));
            }
            start = !full && !retrying;
            retrying = retrying || start;
        }
        if (full) {
            observer.leftToJanitor(attempt);
        }
        if (start) {
            retryLater();
        }
    }

    /** How many closings wait for the ledger. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private void retryLater() {
        timers.start(nextPause(), () -> {
            try {
                workers.execute(this::retry);
            } catch (RejectedExecutionException busy) {
                retryLater();
            }
        });
    }

    private synchronized Duration nextPause() {
        Duration now = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return now;
    }

    private void retry() {
        Closing next = head();
        while (next != null && closed(next.attempt(), next.action())) {
            next = following();
        }
        if (next != null) {
            retryLater();
        }
    }

    private synchronized @Nullable Closing head() {
        Closing next = waiting.peekFirst();
        retrying = next != null;
        return next;
    }

    /** Takes the one that was closed away. */
    private synchronized @Nullable Closing following() {
        waiting.removeFirst();
        pause = FIRST_PAUSE;
        return head();
    }

    /** Whether nothing is left to be done: closed, or broken in a way that a repeat would not mend. */
    private boolean closed(AttemptId attempt, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            if (isAway(failure)) {
                observer.unavailable(attempt, "close", failure);
                return false;
            }
            observer.failed(attempt, "close", failure);
        }
        return true;
    }

    /** Whether the ledger can't be reached; the server wraps what its beans throw. */
    static boolean isAway(RuntimeException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_WRAPPING; depth++) {
            if (cause instanceof LedgerUnavailable) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
