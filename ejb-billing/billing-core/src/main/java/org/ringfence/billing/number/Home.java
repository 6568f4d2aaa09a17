package org.ringfence.billing.number;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller is at home, which tells what is local, national and international to it.
 *
 * @param country two letters (ISO 3166), null when nobody said
 * @param area digits of the own area with the country code first, empty for none
 */
public record Home(@Nullable String country, String area) {

    /** Nobody said: nothing is local, national or international. */
    public static final Home UNKNOWN = new Home(null, "");

    private static final Set<String> MAIN_COUNTRIES_OF_ONE = Set.of("US", "CA");

    /** The classes of a number to callers from here. */
    public Set<NumberClass> classes(String digits, NumberFacts number) {
        if (country == null) {
            return number.classes();
        }
        EnumSet<NumberClass> classes = EnumSet.noneOf(NumberClass.class);
        classes.addAll(number.classes());
        if (isHere(number)) {
            classes.remove(NumberClass.INTRA_NANP);
            classes.add(NumberClass.NATIONAL);
            if (!area.isEmpty() && digits.startsWith(area)) {
                classes.add(NumberClass.LOCAL);
            }
        } else if (!isFreeOrPremiumOfOne(digits, number)) {
            classes.add(NumberClass.INTERNATIONAL);
        }
        return classes;
    }

    private boolean isHere(NumberFacts number) {
        String other = number.country();
        return other != null && (other.equals(country) || (isOfMain(country) && isOfMain(other)));
    }

    /** Numbers of +1 that belong to no country of it are reached from the USA and Canada as their own. */
    private boolean isFreeOrPremiumOfOne(String digits, NumberFacts number) {
        return number.country() == null && digits.startsWith("1") && isOfMain(country);
    }

    private static boolean isOfMain(@Nullable String country) {
        return country != null && MAIN_COUNTRIES_OF_ONE.contains(country);
    }
}
