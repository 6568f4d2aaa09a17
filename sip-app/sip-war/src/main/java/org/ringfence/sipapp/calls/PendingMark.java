package org.ringfence.sipapp.calls;

import java.util.concurrent.atomic.AtomicBoolean;

/** Marks that a call waits for its answer; taken away once, at the answer, the refusal, or the end. */
final class PendingMark {

    private final Runnable closing;
    private final AtomicBoolean open = new AtomicBoolean(true);

    PendingMark(Runnable closing) {
        this.closing = closing;
    }

    void close() {
        if (open.compareAndSet(true, false)) {
            closing.run();
        }
    }
}
