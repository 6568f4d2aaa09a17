package org.ringfence.billing.number;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows what numbers are, by an own table and by the plans of all countries. Answers from memory. */
public final class NumberPlans {

    /** Numbers that are remembered; whoever dials through more only makes the look-up slower. */
    private static final int MOST = 20_000;

    /** Digits of E.164. */
    private static final int LONGEST = 15;

    private static final int SHORTEST = 7;
    private static final int SHORTEST_MAIN_CODE = 1;
    private static final int LONGEST_MAIN_CODE = 3;

    /** What the library calls numbers that belong to no country. */
    private static final String NO_COUNTRY = "001";

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final ClassTable table = ClassTable.ofRelease();
    private final Map<String, NumberFacts> known = new ConcurrentHashMap<>();

    /**
     * What is known of a number.
     *
     * @param digits 1 to 24 digits, country code first
     */
    public NumberFacts of(String digits) {
        NumberFacts facts = known.get(digits);
        if (facts != null) {
            return facts;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        NumberFacts found = find(digits);
        known.put(digits, found);
        return found;
    }

    /** The day of the own table. */
    public String version() {
        return table.version();
    }

    /** Whether these two letters are a country that has numbers. */
    public boolean isCountry(String country) {
        return plans.getSupportedRegions().contains(country);
    }

    /** The code of a country, such as 49. */
    public String codeOf(String country) {
        int code = plans.getCountryCodeForRegion(country);
        if (code == 0) {
            throw new IllegalArgumentException("No country with numbers: " + country);
        }
        return Integer.toString(code);
    }

    /** What is dialled before a number of the own country that begins with its area; empty for nothing. */
    public String nationalPrefixOf(String country) {
        String prefix = plans.getNddPrefixForRegion(country, true);
        return prefix == null ? "" : prefix;
    }

    private NumberFacts find(String digits) {
        ClassTable.Row row = table.find(digits);
        if (row != null && row.kind() != NumberClass.INTRA_NANP) {
            return new NumberFacts(Set.of(row.kind()), row.country());
        }
        PhoneNumber number = known(digits);
        Set<NumberClass> classes = EnumSet.noneOf(NumberClass.class);
        if (number == null) {
            classes.add(NumberClass.UNKNOWN);
            number = beginning(digits);
        }
        NumberClass kind = number == null ? null : kind(plans.getNumberType(number));
        if (kind != null) {
            classes.add(kind);
        }
        if (row != null) {
            classes.add(row.kind());
            return new NumberFacts(classes, row.country());
        }
        return new NumberFacts(classes, country(number, digits));
    }

    /** The number, null when no plan knows it. */
    private @Nullable PhoneNumber known(String digits) {
        PhoneNumber number = parsed(digits);
        return number == null || plans.getNumberType(number) == PhoneNumberType.UNKNOWN ? null : number;
    }

    /** The longest number at the beginning: networks connect as soon as they know one, and drop what follows. */
    private @Nullable PhoneNumber beginning(String digits) {
        for (int length = Math.min(digits.length() - 1, LONGEST); length >= SHORTEST; length--) {
            PhoneNumber number = known(digits.substring(0, length));
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private @Nullable PhoneNumber parsed(String digits) {
        String code = mainCode(digits);
        if (code == null || digits.length() > LONGEST) {
            return null;
        }
        PhoneNumber number = new PhoneNumber();
        String national = digits.substring(code.length());
        int zeros = 0;
        while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
            zeros++;
        }
        number.setCountryCode(Integer.parseInt(code));
        number.setNationalNumber(national.isEmpty() ? 0 : Long.parseLong(national));
        if (zeros > 0) {
            number.setItalianLeadingZero(true);
            number.setNumberOfLeadingZeros(zeros);
        }
        return number;
    }

    /** The code of a country that these digits begin with; codes are no prefixes of each other. */
    private @Nullable String mainCode(String digits) {
        for (int length = SHORTEST_MAIN_CODE; length <= Math.min(LONGEST_MAIN_CODE, digits.length()); length++) {
            String code = digits.substring(0, length);
            if (plans.getSupportedCallingCodes().contains(Integer.parseInt(code))) {
                return code;
            }
        }
        return null;
    }

    /** The country that a number is of; the main one of its code when no plan knows the number. */
    private @Nullable String country(@Nullable PhoneNumber number, String digits) {
        String country = number == null ? null : plans.getRegionCodeForNumber(number);
        if (country == null) {
            String code = mainCode(digits);
            country = code == null ? null : plans.getRegionCodeForCountryCode(Integer.parseInt(code));
        }
        return NO_COUNTRY.equals(country) ? null : country;
    }

    private static @Nullable NumberClass kind(PhoneNumberType type) {
        return switch (type) {
            case PREMIUM_RATE -> NumberClass.PREMIUM;
            case SHARED_COST, UAN -> NumberClass.SHARED_COST;
            case PERSONAL_NUMBER -> NumberClass.PERSONAL;
            case TOLL_FREE -> NumberClass.TOLL_FREE;
            case MOBILE, PAGER -> NumberClass.MOBILE;
            case UNKNOWN -> NumberClass.UNKNOWN;
            case FIXED_LINE, FIXED_LINE_OR_MOBILE, VOIP, VOICEMAIL -> null;
        };
    }
}
