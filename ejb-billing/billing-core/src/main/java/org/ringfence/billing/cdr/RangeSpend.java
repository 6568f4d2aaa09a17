package org.ringfence.billing.cdr;

import org.ringfence.billing.account.AccountId;

/**
 * What calls of an account to a range of numbers cost on a day.
 *
 * @param destination what the price list called it, empty for nothing
 * @param range as {@link #rangeOf} makes it
 * @param day days since 1970-01-01, UTC
 * @param charge in 1e-5 of the currency's unit
 */
public record RangeSpend(AccountId account, String destination, String range, long day, long charge) {

    /** Digits that numbers of a range share at least. */
    public static final int SHORTEST = 6;

    /** Digits at the end in which numbers of a range may differ. */
    public static final int OPEN = 4;

    /** The numbers beside this one: all but its last four digits, at least six. */
    public static String rangeOf(String number) {
        int length = Math.max(Math.min(SHORTEST, number.length()), number.length() - OPEN);
        return number.substring(0, length);
    }
}
