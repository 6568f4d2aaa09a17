package org.ringfence.billing.spending;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;

/**
 * The limits of one account as they are in force; null where there is none.
 *
 * @param day what it may spend within a day (SPEC F14 to F16)
 * @param dynamicDay what it may spend within a day, by what it spent before (SPEC F17 to F21)
 * @param month what it may spend within a month before growth (SPEC F10)
 * @param growth how {@code month} grows (SPEC F11, F12)
 * @param dayTalk seconds that it may talk within a day; calls that run go on (SPEC F25, F28)
 * @param monthTalk seconds that it may talk within a month; calls that run go on (SPEC F26, F28)
 * @param lines calls at the same time in place of those of the account, while hours are off-peak (SPEC F7)
 * @param lowBalance below this its owner is warned; binds nothing (SPEC P19)
 */
public record Limits(
        @Nullable Money day,
        @Nullable DynamicDay dynamicDay,
        @Nullable Money month,
        @Nullable Growth growth,
        @Nullable Long dayTalk,
        @Nullable Long monthTalk,
        @Nullable LineLimit lines,
        @Nullable Money lowBalance) {

    /** No limit at all. */
    public static final Limits NONE = new Limits(null, null, null, null, null, null, null, null);

    /** Whether nothing is to be looked at. */
    public boolean none() {
        return !bindsMoney() && dayTalk == null && monthTalk == null && lines == null;
    }

    /** Whether money may be short by a limit although the account has some. */
    public boolean bindsMoney() {
        return day != null || dynamicDay != null || month != null;
    }

    Limits withoutMonth() {
        return new Limits(day, dynamicDay, null, null, dayTalk, monthTalk, lines, lowBalance);
    }

    Limits withoutTalk() {
        return new Limits(day, dynamicDay, month, growth, null, null, lines, lowBalance);
    }
}
