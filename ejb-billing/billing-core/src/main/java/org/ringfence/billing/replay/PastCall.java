package org.ringfence.billing.replay;

import java.time.Instant;

/**
 * A call of the past that was answered.
 *
 * @param account who paid
 * @param startedAt when it came
 * @param answeredAt when the talk began
 * @param releasedAt when it ended
 * @param destination the number or address
 * @param onNet whether it was for an own user
 * @param charge what it cost, in units of money
 * @param destinationName what the price list called the destination, empty for nothing
 */
public record PastCall(
        long account,
        Instant startedAt,
        Instant answeredAt,
        Instant releasedAt,
        String destination,
        boolean onNet,
        long charge,
        String destinationName) {

    /** A call to a destination without a name. */
    public PastCall(
            long account,
            Instant startedAt,
            Instant answeredAt,
            Instant releasedAt,
            String destination,
            boolean onNet,
            long charge) {
        this(account, startedAt, answeredAt, releasedAt, destination, onNet, charge, "");
    }
}
