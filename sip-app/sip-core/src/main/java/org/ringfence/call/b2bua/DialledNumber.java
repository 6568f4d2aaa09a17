package org.ringfence.call.b2bua;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what somebody dialled as an international number. */
public final class DialledNumber {

    private static final Pattern SEPARATORS = Pattern.compile("[-.() ]");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{1,23}");

    private DialledNumber() {}

    /**
     * The E.164 digits without prefix: {@code +49…}, {@code 0049…} and {@code 49…} mean the same. Empty for what is no
     * number, or none with a country code.
     *
     * @param dialled the user part of a Request-URI, or the number of a tel URI
     */
    public static Optional<String> digits(String dialled) {
        if (dialled.length() > 64) {
            return Optional.empty();
        }
        int parameters = dialled.indexOf(';');
        String number = SEPARATORS
                .matcher(parameters < 0 ? dialled : dialled.substring(0, parameters))
                .replaceAll("");
        String bare = withoutPrefix(number);
        return NUMBER.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    private static String withoutPrefix(String number) {
        if (number.startsWith("+")) {
            return number.substring(1);
        }
        return number.startsWith("00") ? number.substring(2) : number;
    }
}
