package org.ringfence.billing.admission;

import java.util.regex.Pattern;

/**
 * Digits that a caller dials before a number to show that it may call there (SPEC E13).
 *
 * @param digits 4 to 10; never shown
 */
public record Pin(String digits) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,10}");

    public Pin {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("A PIN is 4 to 10 digits");
        }
    }

    @Override
    public String toString() {
        return "****";
    }
}
