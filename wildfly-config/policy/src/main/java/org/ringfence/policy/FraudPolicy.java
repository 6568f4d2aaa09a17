package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When chargeable calls to numbers don't fit the habits of their account (SPEC Q5, Q9, P3, P22). A zone is what the price list
 * calls a destination; amounts are whole units of the account's currency.
 *
 * @param mode what happens to such calls; default WATCH
 * @param dayAllowance what an account may spend in a zone on a day without history; 0 to 1,000,000, default 20
 * @param dayAllowanceHighRisk the same where the risk is high; default 3
 * @param dayFactor how many times the highest day of the last sixty is in order; 1 to 100, default 4
 * @param monthAllowance what an account may spend in a zone in thirty days without history; 0 to 1,000,000, default 150
 * @param monthAllowanceHighRisk the same where the risk is high; default 10
 * @param monthFactor how many times the thirty days before are in order; 1 to 100, default 3
 * @param newZoneShare percent of what the account spends in all zones that is in order in one that is new to it, unless
 *     its risk is high; 0 to 100, default 15
 * @param highRiskPrefixes beginnings of numbers whose risk is high, with commas; undefined for none
 * @param highRiskPrice price of a minute in hundredths of the unit from which on the risk is high; 1 to 1,000,000,
 *     default 100
 * @param fanInAccounts how many accounts that are new to a range of dear numbers are too many; 2 to 1,000, default 4
 * @param fanInWindow within which time; 1 minute to 1 day, default 1 hour
 * @param fanInPrice price of a minute in hundredths of the unit from which on numbers are dear; 0 to 1,000,000, default 20
 * @param wangiriUsers how many users a range rings in vain before it is taken for bait; 2 to 1,000, default 4
 * @param wangiriRing how long such rings last at most; 1 to 60 s, default 6 s
 * @param closed how long a range stays closed that accounts ran to or that rang users; 1 hour to 90 days, default 1 day
 * @param habitCalls days with fewer calls than these are not compared with the days before (SPEC M5); 1 to 100,000, default
 *     30
 * @param frequencyFactor how many times the usual number of calls of a day is in order; 2 to 100, default 5
 * @param ratioChange by how many percent the share of answered calls may change; 10 to 100, default 40
 * @param directionShare percent of a day's calls that may go to countries which the account never called; 10 to 100, default
 *     50
 * @param learnNumbers as how sure ranges that accounts ran to or that rang users go on the blacklist, to be reviewed each
 *     month (SPEC E10); default NOT_SURE
 * @param profile the profile of accounts that have none of their own (SPEC P3); undefined for none
 */
public record FraudPolicy(
        Mode mode,
        @Range(least = 0, most = 1_000_000) int dayAllowance,
        @Range(least = 0, most = 1_000_000) int dayAllowanceHighRisk,
        @Range(least = 1, most = 100) int dayFactor,
        @Range(least = 0, most = 1_000_000) int monthAllowance,
        @Range(least = 0, most = 1_000_000) int monthAllowanceHighRisk,
        @Range(least = 1, most = 100) int monthFactor,
        @Range(least = 0, most = 100) int newZoneShare,
        @Nullable String highRiskPrefixes,
        @Range(least = 1, most = 1_000_000) int highRiskPrice,
        @Range(least = 2, most = 1_000) int fanInAccounts,
        @Range(least = 60, most = 86_400) Duration fanInWindow,
        @Range(least = 0, most = 1_000_000) int fanInPrice,
        @Range(least = 2, most = 1_000) int wangiriUsers,
        @Range(least = 1, most = 60) Duration wangiriRing,
        @Range(least = 3_600, most = 7_776_000) Duration closed,
        @Range(least = 1, most = 100_000) int habitCalls,
        @Range(least = 2, most = 100) int frequencyFactor,
        @Range(least = 10, most = 100) int ratioChange,
        @Range(least = 10, most = 100) int directionShare,
        Learning learnNumbers,
        @Nullable String profile)
        implements Policy {

    /** What happens to calls that don't fit. */
    public enum Mode {
        /** Nothing is looked at. */
        OFF,
        /** They are told in the log, and go on. */
        WATCH,
        /** They are told, and refused; running ones end with what is covered. */
        REFUSE
    }

    /** As how sure learnt numbers are listed. */
    public enum Learning {
        /** They are not listed. */
        OFF,
        /** Listed for people to look at: the blacklist closes numbers from PROBABLY_WRONG on, if nothing else is said. */
        NOT_SURE,
        /** Closed. */
        PROBABLY_WRONG
    }

    private static final int MOST = 1_000_000;

    /** What is in force when nothing is configured. */
    public static final FraudPolicy DEFAULT = new FraudPolicy(
            Mode.WATCH,
            20,
            3,
            4,
            150,
            10,
            3,
            15,
            "870,878,881,882,883,888,979",
            100,
            4,
            Duration.ofHours(1),
            20,
            4,
            Duration.ofSeconds(6),
            Duration.ofDays(1),
            30,
            5,
            40,
            50,
            Learning.NOT_SURE,
            null);

    public FraudPolicy {
        Bounds.check("day-allowance", dayAllowance, 0, MOST);
        Bounds.check("day-allowance-high-risk", dayAllowanceHighRisk, 0, MOST);
        Bounds.check("day-factor", dayFactor, 1, 100);
        Bounds.check("month-allowance", monthAllowance, 0, MOST);
        Bounds.check("month-allowance-high-risk", monthAllowanceHighRisk, 0, MOST);
        Bounds.check("month-factor", monthFactor, 1, 100);
        Bounds.check("new-zone-share", newZoneShare, 0, 100);
        if (highRiskPrefixes != null && !highRiskPrefixes.matches("\\d{1,24}(\\s*,\\s*\\d{1,24})*")) {
            throw new IllegalArgumentException("high-risk-prefixes are digits with commas, such as 882,979");
        }
        Bounds.check("high-risk-price", highRiskPrice, 1, MOST);
        Bounds.check("fan-in-accounts", fanInAccounts, 2, 1_000);
        Bounds.check("fan-in-window", fanInWindow, Duration.ofMinutes(1), Duration.ofDays(1));
        Bounds.check("fan-in-price", fanInPrice, 0, MOST);
        Bounds.check("wangiri-users", wangiriUsers, 2, 1_000);
        Bounds.check("wangiri-ring", wangiriRing, Duration.ofSeconds(1), Duration.ofSeconds(60));
        Bounds.check("habit-calls", habitCalls, 1, 100_000);
        Bounds.check("frequency-factor", frequencyFactor, 2, 100);
        Bounds.check("ratio-change", ratioChange, 10, 100);
        Bounds.check("direction-share", directionShare, 10, 100);
        Bounds.check("closed", closed, Duration.ofHours(1), Duration.ofDays(90));
    }
}
