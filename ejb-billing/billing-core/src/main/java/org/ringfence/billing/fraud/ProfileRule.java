package org.ringfence.billing.fraud;

import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.LockLevel;

/**
 * What an account may do with a kind of numbers at a time of day (SPEC P3).
 *
 * @param numbers which calls count
 * @param from when it begins to count, in the account's time zone
 * @param until when it ends to count; before {@code from} when it spans midnight, equal to it for the whole day
 * @param thresholds of the counters that are watched
 * @param remedy what is done above a critical threshold
 */
public record ProfileRule(
        NumberKind numbers, LocalTime from, LocalTime until, Map<CallCounter, Threshold> thresholds, Remedy remedy) {

    /** Tells, and does nothing. */
    public static final Remedy TELLS = new Remedy(FraudAction.NOTIFY, LockLevel.NONE);

    /**
     * The bounds of a counter.
     *
     * @param warning above which somebody is told, null for never
     * @param critical above which the remedy is taken, null for never
     */
    public record Threshold(
            @Nullable Integer warning, @Nullable Integer critical) {

        public Threshold {
            if (warning == null && critical == null) {
                throw new IllegalArgumentException("A threshold warns, is critical, or both");
            }
            if ((warning != null && warning < 0) || (critical != null && critical < 0)) {
                throw new IllegalArgumentException("A threshold is not negative: " + warning + ", " + critical);
            }
            if (warning != null && critical != null && warning > critical) {
                throw new IllegalArgumentException(
                        "The critical threshold is not below the warning: " + warning + ", " + critical);
            }
        }
    }

    /** Which rule of a profile it is; there is one of each. */
    record Scope(NumberKind numbers, LocalTime from, LocalTime until) {}

    public ProfileRule {
        EnumMap<CallCounter, Threshold> ordered = new EnumMap<>(CallCounter.class);
        ordered.putAll(thresholds);
        thresholds = Collections.unmodifiableMap(ordered);
    }

    Scope scope() {
        return new Scope(numbers, from, until);
    }

    /** Whether it is about the same calls as another. */
    boolean isLike(ProfileRule other) {
        return scope().equals(other.scope());
    }

    boolean covers(FraudCall call, LocalTime time) {
        return numbers.covers(call) && coversTime(time);
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
