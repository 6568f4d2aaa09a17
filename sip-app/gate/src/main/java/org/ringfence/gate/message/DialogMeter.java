package org.ringfence.gate.message;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ringfence.policy.DialogPolicy;

/** Counts what one party sends in the dialog of a call, and says when it is too much (SPEC B7, B9, B10). */
public final class DialogMeter {

    private static final long SECOND = 1_000_000_000;

    private final Supplier<DialogPolicy> policy;
    private final LongSupplier nanos;
    private final Window period;
    private final Window second;
    private int invalid;

    /** How many fell into the present stretch of time. */
    private static final class Window {
        private long since;
        private int count;

        Window(long since) {
            this.since = since;
        }

        int add(long now, long length) {
            if (now - since >= length) {
                since = now;
                count = 0;
            }
            return ++count;
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param nanos a clock that never goes back
     */
    public DialogMeter(Supplier<DialogPolicy> policy, LongSupplier nanos) {
        this.policy = policy;
        this.nanos = nanos;
        this.period = new Window(nanos.getAsLong());
        this.second = new Window(nanos.getAsLong());
    }

    /** Counts a request; says whether it is one too many. */
    public synchronized boolean isTooMuch() {
        DialogPolicy limits = policy.get();
        long now = nanos.getAsLong();
        boolean tooMany = period.add(now, limits.messagePeriod().toNanos()) > limits.messageLimit();
        boolean tooQuick = second.add(now, SECOND) > limits.burstLimit();
        return tooMany || tooQuick;
    }

    /** Counts a request that was refused for its form, method or place; says whether it is one too many. */
    public synchronized boolean isInvalidOnceTooOften() {
        return ++invalid > policy.get().invalidLimit();
    }
}
