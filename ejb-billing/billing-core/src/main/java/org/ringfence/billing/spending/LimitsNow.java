package org.ringfence.billing.spending;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The limits of an account at one instant.
 *
 * @param limits those that are in force
 * @param date the day where its owner lives
 */
public record LimitsNow(Limits limits, CallDate date) {

    /** No limit but the money. */
    public static LimitsNow unlimited(Instant now, ZoneId zone) {
        return new LimitsNow(Limits.NONE, CallDate.of(now, zone));
    }

    /** The same day without a limit, as for calls to emergency numbers (SPEC P16). */
    public LimitsNow lifted() {
        return new LimitsNow(Limits.NONE, date);
    }

    /** Whether nothing has to be looked at but lock, lines and money. */
    public boolean none() {
        return limits.none();
    }

    /** Days after which half of the dearest day is forgotten; 0 for never. */
    public int halfLife() {
        DynamicDay dynamic = limits.dynamicDay();
        return dynamic == null ? 0 : dynamic.halfLife();
    }
}
