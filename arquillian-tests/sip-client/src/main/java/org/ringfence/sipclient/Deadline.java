package org.ringfence.sipclient;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The moment until which a test waits. */
final class Deadline {

    private final long end;
    private final Duration length;

    private Deadline(Duration length) {
        this.length = length;
        this.end = System.nanoTime() + length.toNanos();
    }

    static Deadline in(Duration length) {
        return new Deadline(length);
    }

    /** The next message, or an AssertionError that names what did not come in time. */
    static SipMessage take(BlockingQueue<SipMessage> queue, Deadline deadline, String what) {
        try {
            SipMessage message = queue.poll(Math.max(0, deadline.end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("Within " + deadline.length + " there was no " + what);
            }
            return message;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + what, interrupted);
        }
    }
}
