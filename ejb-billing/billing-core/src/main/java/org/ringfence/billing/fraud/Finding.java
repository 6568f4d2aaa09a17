package org.ringfence.billing.fraud;

import org.jspecify.annotations.Nullable;

/**
 * A call that does not fit.
 *
 * @param detector who says so
 * @param severity whether to tell or to stop
 * @param about the zone, range or number
 * @param input what was found, in the detector's unit
 * @param threshold what would have been in order
 * @param remedy what the profile that found it demands; null where the policy of fraud decides
 */
public record Finding(
        Detector detector,
        Severity severity,
        String about,
        long input,
        long threshold,
        @Nullable Remedy remedy) {

    /** A finding about which the policy of fraud decides. */
    public Finding(Detector detector, Severity severity, String about, long input, long threshold) {
        this(detector, severity, about, input, threshold, null);
    }

    /** Who finds things; input and threshold are in its unit. */
    public enum Detector {
        /** Money in 1e-5 of the currency's unit that an account spends in a zone on a day (SPEC Q5). */
        DAILY_SPEND,
        /** Money in 1e-5 of the currency's unit that an account spends in a zone in thirty days (SPEC Q5). */
        MONTHLY_SPEND,
        /** Accounts that call a range of numbers for the first time (SPEC Q9). */
        FAN_IN,
        /** Users whom a range rang for a moment, before somebody calls it back (SPEC P22). */
        WANGIRI,
        /** A counter of a profile (SPEC P3). */
        PROFILE,
        /** Answered calls of a hundred, or the like, of whoever calls (SPEC E11). */
        STATISTICS,
        /** Countries that an account is used from (SPEC P6). */
        GEOGRAPHY,
        /** Calls that an account makes on a day (SPEC M5). */
        FREQUENCY,
        /** Percent of the calls of a day that are answered (SPEC M5). */
        RATIO,
        /** Percent of the calls of a day that go to countries which the account never called (SPEC M5). */
        DIRECTION
    }

    /** Whether to tell or to stop. */
    public enum Severity {
        WARNING,
        CRITICAL
    }

    public boolean isCritical() {
        return severity == Severity.CRITICAL;
    }
}
