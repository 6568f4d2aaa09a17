package org.ringfence.billing.spending;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;

/**
 * Limits as they are agreed: with an account, in a profile that many accounts have, or for all accounts of a type. What is
 * null is inherited, zero is no limit. Amounts are in 1e-5 of the unit of the account's currency.
 *
 * @param day most that may be spent within a day (SPEC F14 to F16)
 * @param month most that may be spent within a month (SPEC F10)
 * @param monthStep what each month with charged calls adds to {@code month} (SPEC F11)
 * @param monthEnd up to where {@code month} grows; without it nothing grows (SPEC F12)
 * @param dynamicLeast below this a dynamic limit never blocks; without it there is no dynamic limit (SPEC F18, F19)
 * @param dynamicFactor how many times the dearest day may be spent (SPEC F20)
 * @param dayTalk most seconds of speech within a day (SPEC F25)
 * @param monthTalk most seconds of speech within a month (SPEC F26)
 * @param offPeakLines calls at the same time in off-peak hours (SPEC F7)
 * @param lowBalance below this the owner is warned (SPEC P19)
 */
public record LimitSet(
        @Nullable Long day,
        @Nullable Long month,
        @Nullable Long monthStep,
        @Nullable Long monthEnd,
        @Nullable Long dynamicLeast,
        @Nullable Integer dynamicFactor,
        @Nullable Long dayTalk,
        @Nullable Long monthTalk,
        @Nullable Integer offPeakLines,
        @Nullable Long lowBalance) {

    /** Inherits all. */
    public static final LimitSet NONE = new LimitSet(null, null, null, null, null, null, null, null, null, null);

    /** How many times the dearest day when nothing is said (SPEC F20). */
    public static final int STANDARD_FACTOR = 7;

    /** @throws IllegalArgumentException with a sentence when something is negative */
    public LimitSet {
        check("day-limit", day);
        check("month-limit", month);
        check("month-step", monthStep);
        check("month-end", monthEnd);
        check("dynamic-least", dynamicLeast);
        check("dynamic-factor", dynamicFactor == null ? null : dynamicFactor.longValue());
        check("day-talk", dayTalk);
        check("month-talk", monthTalk);
        check("off-peak-lines", offPeakLines == null ? null : offPeakLines.longValue());
        check("low-balance", lowBalance);
    }

    private static void check(String name, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException(name + " must not be negative; 0 is no limit");
        }
    }

    /** With what the other one says where this one says nothing. */
    public LimitSet over(LimitSet other) {
        return new LimitSet(
                first(day, other.day),
                first(month, other.month),
                first(monthStep, other.monthStep),
                first(monthEnd, other.monthEnd),
                first(dynamicLeast, other.dynamicLeast),
                first(dynamicFactor, other.dynamicFactor),
                first(dayTalk, other.dayTalk),
                first(monthTalk, other.monthTalk),
                first(offPeakLines, other.offPeakLines),
                first(lowBalance, other.lowBalance));
    }

    private static <T> @Nullable T first(@Nullable T mine, @Nullable T other) {
        return mine == null ? other : mine;
    }

    /**
     * As they apply to an account.
     *
     * @param halfLife days after which half of the dearest day is forgotten; 0 for never
     * @param offPeak whether hours are off-peak
     */
    public Limits inForce(Currency currency, int halfLife, boolean offPeak) {
        Money monthLimit = money(month, currency);
        Money least = money(dynamicLeast, currency);
        int factor = dynamicFactor == null || dynamicFactor == 0 ? STANDARD_FACTOR : dynamicFactor;
        return new Limits(
                money(day, currency),
                least == null ? null : new DynamicDay(least, factor, halfLife),
                monthLimit,
                monthLimit == null ? null : growth(currency),
                set(dayTalk),
                set(monthTalk),
                !offPeak || offPeakLines == null || offPeakLines == 0 ? null : new LineLimit(offPeakLines),
                money(lowBalance, currency));
    }

    private Growth growth(Currency currency) {
        Money step = money(monthStep, currency);
        return new Growth(step == null ? Money.zero(currency) : step, money(monthEnd, currency));
    }

    private static @Nullable Money money(@Nullable Long units, Currency currency) {
        Long amount = set(units);
        return amount == null ? null : new Money(amount, currency);
    }

    private static @Nullable Long set(@Nullable Long value) {
        return value == null || value == 0 ? null : value;
    }
}
