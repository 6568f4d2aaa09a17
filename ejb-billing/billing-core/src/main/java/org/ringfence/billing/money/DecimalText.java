package org.ringfence.billing.money;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Decimal numbers of a fixed scale as people write them: digits, a dot, digits; no grouping, no exponent. */
final class DecimalText {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,12})?");

    private DecimalText() {}

    /** The number in units of 10<sup>-scale</sup>; empty when it is no such number or has more decimals. */
    static OptionalLong parse(String text, int scale) {
        String trimmed = text.strip();
        if (!DECIMAL.matcher(trimmed).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(trimmed).movePointRight(scale).longValueExact());
        } catch (ArithmeticException tooFineOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    /** At least two decimals, and no more than needed: {@code 0.20}, {@code 0.00125}. */
    static String format(long units, int scale) {
        BigDecimal exact = BigDecimal.valueOf(units, scale).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }
}
