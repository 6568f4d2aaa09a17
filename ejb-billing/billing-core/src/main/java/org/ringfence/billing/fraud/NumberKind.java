package org.ringfence.billing.fraud;

import java.util.Arrays;
import org.ringfence.billing.number.NumberClass;

/**
 * Which numbers a rule of a profile counts: digits are a prefix, two capital letters a country (ISO 3166), the name of a
 * {@link NumberClass} that class, {@code *} all; anything else is what the price list calls a destination, and with
 * {@code *} at its end all that begin so.
 *
 * @param text 1 to 100 characters
 */
public record NumberKind(String text) {

    private static final int LONGEST = 100;
    private static final String ALL = "*";

    public NumberKind {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("A destination has 1 to 100 characters: prefix, country, class, the name"
                    + " that a price list has for it, or *");
        }
    }

    boolean covers(FraudCall call) {
        if (text.equals(ALL)) {
            return true;
        }
        if (isDigits()) {
            return call.number().startsWith(text);
        }
        if (text.matches("[A-Z]{2}")) {
            return text.equals(call.facts().country());
        }
        return isClass() ? coversClass(call) : coversName(call.zone().name());
    }

    private boolean isDigits() {
        return text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private boolean isClass() {
        return Arrays.stream(NumberClass.values()).anyMatch(kind -> kind.name().equals(text));
    }

    private boolean coversClass(FraudCall call) {
        NumberClass kind = NumberClass.valueOf(text);
        return call.facts().classes().contains(kind)
                || (kind == NumberClass.HIGH_RISK && call.zone().risk() == Zone.Risk.HIGH);
    }

    private boolean coversName(String name) {
        return text.endsWith(ALL) ? name.startsWith(text.substring(0, text.length() - 1)) : name.equals(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
