package org.ringfence.billing.admission;

/**
 * Names the money and the line that are held for an attempt; an attempt has one reservation at most.
 *
 * @param attempt the attempt that it is for
 */
public record ReservationId(AttemptId attempt) {

    @Override
    public String toString() {
        return attempt.toString();
    }
}
