package org.ringfence.billing.tariff;

import org.ringfence.billing.rating.CallPrice;

/**
 * The price of calls to the numbers that begin with a prefix.
 *
 * @param prefix 1 to 24 digits, without + or 00
 * @param destination what people call it, such as "Germany, Berlin"; at most 100 characters
 * @param price what such a call costs
 */
public record Rate(String prefix, String destination, CallPrice price) {

    private static final int LONGEST_PREFIX = 24;
    private static final int LONGEST_NAME = 100;

    public Rate {
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("A prefix is 1 to 24 digits: " + prefix);
        }
        if (destination.isBlank() || destination.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A destination has a name of 1 to 100 characters: " + destination);
        }
    }

    /** Whether a text is 1 to 24 digits. */
    public static boolean isPrefix(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_PREFIX;
    }
}
