package org.ringfence.billing.number;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the phones of a place dial, so that every number becomes the one that price lists and trunks know.
 *
 * @param countryCode 1 to 3 digits, empty when numbers are dialled as they are, with or without + or 00
 * @param areaCode of numbers that are dialled without one, up to 6 digits; empty when nothing is dialled like that
 * @param nationalPrefix before numbers of the own country, such as 0; empty for none
 * @param internationalPrefix before numbers of other countries beside +, such as 00 or 011
 */
public record DialPlan(String countryCode, String areaCode, String nationalPrefix, String internationalPrefix) {

    private static final Pattern CODE = Pattern.compile("([1-9][0-9]{0,2})?");
    private static final Pattern SHORT = Pattern.compile("[0-9]{0,6}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{1,23}");
    private static final Pattern SEPARATORS = Pattern.compile("[-.() ]");
    private static final int LONGEST = 64;
    private static final int NANP_NATIONAL = 10;

    /** Numbers are dialled with their country code, with or without + or 00. */
    public static final DialPlan INTERNATIONAL = new DialPlan("", "", "", "00");

    public DialPlan {
        if (!CODE.matcher(countryCode).matches()
                || !SHORT.matcher(areaCode).matches()
                || !SHORT.matcher(nationalPrefix).matches()
                || !SHORT.matcher(internationalPrefix).matches()
                || internationalPrefix.isEmpty()
                || internationalPrefix.equals(nationalPrefix)) {
            throw new IllegalArgumentException("No dial plan: +" + countryCode + ", area " + areaCode + ", national "
                    + nationalPrefix + ", international " + internationalPrefix);
        }
        if (countryCode.isEmpty() && !(areaCode.isEmpty() && nationalPrefix.isEmpty())) {
            throw new IllegalArgumentException("Areas are of a country");
        }
    }

    /** What a dialled text means. */
    public sealed interface Meaning {

        /**
         * A number.
         *
         * @param digits country code first, without + or prefix
         */
        record Number(String digits) implements Meaning {}

        /** Nothing that a trunk could reach. */
        record NoNumber(Why why) implements Meaning {}
    }

    /** Why a text is no number. */
    public enum Why {
        /** Other characters than digits, separators and a + in front. */
        NOT_DIGITS,
        /** No country has such numbers. */
        NO_COUNTRY_CODE,
        /** Fewer digits than any number has. */
        TOO_SHORT,
        /** More digits than any number has. */
        TOO_LONG
    }

    /** The number that is meant by what was dialled. */
    public Meaning read(String dialled) {
        if (dialled.length() > LONGEST) {
            return new Meaning.NoNumber(Why.TOO_LONG);
        }
        int parameters = dialled.indexOf(';');
        String text = SEPARATORS
                .matcher(parameters < 0 ? dialled : dialled.substring(0, parameters))
                .replaceAll("");
        boolean plus = text.startsWith("+");
        String digits = plus ? text.substring(1) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Meaning.NoNumber(Why.NOT_DIGITS);
        }
        String number = plus ? digits : withCountry(digits);
        if (NUMBER.matcher(number).matches()) {
            return new Meaning.Number(number);
        }
        return new Meaning.NoNumber(why(number));
    }

    private static Why why(String number) {
        if (number.startsWith("0")) {
            return Why.NO_COUNTRY_CODE;
        }
        return number.length() > 1 ? Why.TOO_LONG : Why.TOO_SHORT;
    }

    /** The digits of the meant number, null when it is none. */
    public @Nullable String digits(String dialled) {
        return read(dialled) instanceof Meaning.Number number ? number.digits() : null;
    }

    private String withCountry(String digits) {
        if (digits.startsWith(internationalPrefix)) {
            return digits.substring(internationalPrefix.length());
        }
        if (countryCode.isEmpty()) {
            return digits;
        }
        boolean nanp = countryCode.equals("1");
        if (!nationalPrefix.isEmpty() && digits.startsWith(nationalPrefix)) {
            return countryCode + digits.substring(nationalPrefix.length());
        }
        if (nanp && digits.length() == NANP_NATIONAL) {
            return countryCode + digits;
        }
        return areaCode.isEmpty() ? digits : countryCode + areaCode + digits;
    }
}
