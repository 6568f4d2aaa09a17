package org.ringfence.gate.source;

import java.util.concurrent.atomic.AtomicLong;

/** One token bucket for all traffic, with room for a quarter of a second; neither locks nor allocates. */
final class ByteMeter {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long BURST_NANOS = NANOS_PER_SECOND / 4;
    private static final int BITS_PER_BYTE = 8;
    private static final int BITS_PER_KBIT = 1_000;
    /** What a datagram takes on the wire beside its payload: Ethernet, IP and UDP headers. */
    private static final int OVERHEAD_BYTES = 46;

    /** When the bucket would be empty of waiting bytes, in nanoseconds of the caller's clock. */
    private final AtomicLong paidUntil = new AtomicLong(Long.MIN_VALUE);

    /**
     * Takes bytes in.
     *
     * @param now nanoseconds of a clock that never goes back
     * @return whether they still fit
     */
    boolean take(int bytes, int kbps, long now) {
        long cost = (long) (bytes + OVERHEAD_BYTES) * BITS_PER_BYTE * (NANOS_PER_SECOND / BITS_PER_KBIT) / kbps;
        while (true) {
            long before = paidUntil.get();
            long start = before == Long.MIN_VALUE || before - now < 0 ? now : before;
            if (start + cost - now > BURST_NANOS) {
                return false;
            }
            if (paidUntil.compareAndSet(before, start + cost)) {
                return true;
            }
        }
    }
}
