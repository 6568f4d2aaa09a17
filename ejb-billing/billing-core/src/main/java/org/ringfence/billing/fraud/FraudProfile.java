package org.ringfence.billing.fraud;

import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do in a kind of zone at a time of day (SPEC P3).
 *
 * @param zones the zone's name, or {@code *} for all; a name that ends with {@code *} stands for all that begin so
 * @param from when it begins to count, in the account's time zone
 * @param until when it ends to count; before {@code from} when it spans midnight, equal to it for the whole day
 * @param thresholds of the counters that are watched
 */
public record FraudProfile(String zones, LocalTime from, LocalTime until, Map<CallCounter, Threshold> thresholds) {

    /**
     * The bounds of a counter.
     *
     * @param warning above which somebody is told, null for never
     * @param critical above which calls are refused, null for never
     */
    public record Threshold(
            @Nullable Integer warning, @Nullable Integer critical) {

        public Threshold {
            if ((warning != null && warning < 0) || (critical != null && critical < 0)) {
                throw new IllegalArgumentException("A threshold is not negative: " + warning + ", " + critical);
            }
        }
    }

    public FraudProfile {
        thresholds = Map.copyOf(thresholds);
    }

    boolean covers(Zone zone, LocalTime time) {
        return coversName(zone.name()) && coversTime(time);
    }

    private boolean coversName(String name) {
        return zones.endsWith("*") ? name.startsWith(zones.substring(0, zones.length() - 1)) : name.equals(zones);
    }

    private boolean coversTime(LocalTime time) {
        if (from.equals(until)) {
            return true;
        }
        boolean begun = !time.isBefore(from);
        boolean ended = !time.isBefore(until);
        return from.isBefore(until) ? begun && !ended : begun || !ended;
    }
}
