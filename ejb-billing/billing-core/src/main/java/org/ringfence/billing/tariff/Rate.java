package org.ringfence.billing.tariff;

import java.util.regex.Pattern;
import org.ringfence.billing.rating.CallPrice;

/**
 * The price of calls to the numbers that begin with a prefix.
 *
 * @param prefix 1 to 24 digits, without + or 00
 * @param destination what people call it, such as "Germany, Berlin"; at most 100 characters
 * @param price what such a call costs
 */
public record Rate(String prefix, String destination, CallPrice price) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,24}");
    private static final int LONGEST_NAME = 100;

    public Rate {
        if (!DIGITS.matcher(prefix).matches()) {
            throw new IllegalArgumentException("A prefix is 1 to 24 digits: " + prefix);
        }
        if (destination.isBlank() || destination.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A destination has a name of 1 to 100 characters: " + destination);
        }
    }
}
