package org.ringfence.load.fraud;

import java.time.Instant;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Zone;
import org.ringfence.billing.rating.CallPrice;

/**
 * A call of a simulated month, with the truth about it.
 *
 * @param second when it begins, counted from the start of the simulation
 * @param talk seconds that its parties wish to talk
 */
record TrafficCall(
        AccountId account, String number, Zone zone, CallPrice price, long second, int talk, Truth truth, String user) {

    static final long DAY = 86_400;
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** What a call is. */
    enum Truth {
        GOOD,
        BURST,
        DRIP,
        FAN_IN,
        CALL_BACK,
        /** Rings a user for a moment; costs nobody anything. */
        BAIT
    }

    long day() {
        return second / DAY;
    }

    Instant at() {
        return START.plusSeconds(second);
    }
}
