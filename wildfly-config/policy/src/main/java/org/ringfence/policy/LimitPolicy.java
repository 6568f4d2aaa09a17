package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What accounts may spend and talk within a day and a month where nothing else is agreed with them; days and months are
 * those of the account's time zone, amounts are decimal numbers in units of its currency, and 0 is no limit.
 *
 * @param dayLimitEndUser most that an end user may spend within a day; default undefined: no limit (SPEC F14,
 *     {@code maxdailycreditforenduser}; its sources swap it with the next one)
 * @param dayLimitTrafficSender most that a traffic sender may spend within a day; default undefined: no limit (SPEC F15,
 *     {@code maxdailycreditforts})
 * @param dynamicDayLimit whose spending of a day is limited by what was spent before; default OFF (SPEC F17,
 *     {@code checkmaxdyndailycredit} 0, 1 and 2)
 * @param dynamicLeastEndUser below this the dynamic limit never blocks an end user; default 10 (SPEC F18,
 *     {@code maxdyndailycreditforenduser_min})
 * @param dynamicLeastTrafficSender below this it never blocks a traffic sender; default 100 (SPEC F19,
 *     {@code maxdynmaxdailycreditforts_min})
 * @param dynamicFactor how many times the dearest day before today may be spent; 1 to 1,000, default 7, less than 4
 *     refuses good calls (SPEC F20, {@code maxdyndailycredit_multiplier})
 * @param dynamicHalfLife days after which half of the dearest day is forgotten; 0 to 3,650, default 0: never (SPEC F21)
 * @param monthLimit most that may be spent within a month; default undefined: no limit (SPEC F10,
 *     {@code maxmonthlycredit})
 * @param monthStep what each month with charged calls adds to the limit; default undefined: nothing (SPEC F11,
 *     {@code maxmonthlycreditinc})
 * @param monthEnd up to where it grows; default undefined: it does not grow (SPEC F12, {@code maxmonthlycreditend})
 * @param postpaidLimits whether limits of the month apply to postpaid accounts; default true (SPEC F9,
 *     {@code creditcheckforpostp})
 * @param dayTalk most seconds of speech within a day, calls that run go on; 0 to 31,536,000, default 0: no limit (SPEC
 *     F25, {@code maxslperday})
 * @param monthTalk most seconds of speech within a month; default 0: no limit (SPEC F26, {@code maxslpermonth})
 * @param talkLimits whether limits of speech apply; default true (SPEC F29, {@code calcmaxsl})
 * @param offPeak the off-peak hours, such as {@code Mon-Fri 20:00-08:00, Sat-Sun 00:00-24:00}; default undefined: none
 *     (SPEC F7)
 * @param offPeakLines calls at the same time in off-peak hours, in place of the account's lines; 0 to 1,000,000, default
 *     0: as at all times (SPEC F7, {@code MaxLinesOffpeak})
 * @param lowBalance below this the owner of an account is warned, once each time that it falls below; default undefined:
 *     never (SPEC P19)
 */
public record LimitPolicy(
        @Nullable String dayLimitEndUser,
        @Nullable String dayLimitTrafficSender,
        DynamicFor dynamicDayLimit,
        String dynamicLeastEndUser,
        String dynamicLeastTrafficSender,
        @Range(least = 1, most = 1_000) int dynamicFactor,
        @Range(least = 0, most = 3_650) int dynamicHalfLife,
        @Nullable String monthLimit,
        @Nullable String monthStep,
        @Nullable String monthEnd,
        boolean postpaidLimits,
        @Range(least = 0, most = 31_536_000) Duration dayTalk,
        @Range(least = 0, most = 31_536_000) Duration monthTalk,
        boolean talkLimits,
        @Nullable String offPeak,
        @Range(least = 0, most = 1_000_000) int offPeakLines,
        @Nullable String lowBalance)
        implements Policy {

    /** Whose spending of a day is limited by what was spent before. */
    public enum DynamicFor {
        /** Nobody's. */
        OFF,
        /** That of end users. */
        END_USERS,
        /** That of end users and traffic senders. */
        ALL
    }

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MOST_LINES = 1_000_000;
    private static final int MOST_FACTOR = 1_000;
    private static final int TEN_YEARS = 3_650;

    /** What is in force when nothing is configured. */
    public static final LimitPolicy DEFAULT = new LimitPolicy(
            null,
            null,
            DynamicFor.OFF,
            "10",
            "100",
            7,
            0,
            null,
            null,
            null,
            true,
            Duration.ZERO,
            Duration.ZERO,
            true,
            null,
            0,
            null);

    public LimitPolicy {
        Amounts.check("day-limit-end-user", dayLimitEndUser);
        Amounts.check("day-limit-traffic-sender", dayLimitTrafficSender);
        Amounts.check("dynamic-least-end-user", dynamicLeastEndUser);
        Amounts.check("dynamic-least-traffic-sender", dynamicLeastTrafficSender);
        Bounds.check("dynamic-factor", dynamicFactor, 1, MOST_FACTOR);
        Bounds.check("dynamic-half-life", dynamicHalfLife, 0, TEN_YEARS);
        Amounts.check("month-limit", monthLimit);
        Amounts.check("month-step", monthStep);
        Amounts.check("month-end", monthEnd);
        Bounds.check("day-talk", dayTalk, Duration.ZERO, YEAR);
        Bounds.check("month-talk", monthTalk, Duration.ZERO, YEAR);
        WeeklyText.check("off-peak", offPeak);
        Bounds.check("off-peak-lines", offPeakLines, 0, MOST_LINES);
        Amounts.check("low-balance", lowBalance);
    }
}
