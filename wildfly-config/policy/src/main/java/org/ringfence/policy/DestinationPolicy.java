package org.ringfence.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where calls to numbers may go. Lists are texts with commas. The longest prefix that fits decides before countries and
 * classes do; of two equal ones the allowed one (SPEC E9).
 *
 * @param homeCountry two letters of the country that callers are at home in when their account says nothing, which tells
 *     what is national; default undefined: nothing is national or international
 * @param blockedClasses classes of numbers that are closed, out of SATELLITE, PREMIUM, SHARED_COST, PERSONAL, HIGH_RISK,
 *     TEST, TOLL_FREE, MOBILE, LOCAL, NATIONAL, INTERNATIONAL, INTRA_NANP and UNKNOWN; default {@code SATELLITE,PREMIUM};
 *     undefined: none (SPEC E7, {@code blocksatellitecalls}; SPEC E8, {@code blockpremiumnumbers}; SPEC E14)
 * @param allowedPrefixes beginnings of numbers that are open whatever else is said; default undefined: none (SPEC E9)
 * @param blockedPrefixes beginnings of numbers that are closed; default undefined: none (SPEC E9)
 * @param blockedCountries two letters of countries that are closed; default undefined: none (SPEC P4)
 * @param highRiskPrefixes beginnings of numbers that are of the class HIGH_RISK beside those that are known; default
 *     undefined: none (SPEC P4)
 * @param international whether calls may leave the home country of their caller; default BLOCK; without a home country
 *     nothing is international (SPEC E13)
 * @param emergencyNumbers numbers of 2 to 6 digits that help in need, instead of 112, 911 and those of the home country;
 *     default undefined: those (SPEC P16)
 * @param pinTries wrong PINs after which none is taken from an account; 1 to 100, default 5 (SPEC E13)
 * @param pinLock how long after the last of them none is taken; 1 minute to 1 day, default 1 hour (SPEC E13)
 * @param blacklist how sure entries of the blacklist of numbers have to be to count; default PROBABLY_WRONG (SPEC E10)
 */
public record DestinationPolicy(
        @Nullable String homeCountry,
        @Nullable String blockedClasses,
        @Nullable String allowedPrefixes,
        @Nullable String blockedPrefixes,
        @Nullable String blockedCountries,
        @Nullable String highRiskPrefixes,
        International international,
        @Nullable String emergencyNumbers,
        @Range(least = 1, most = 100) int pinTries,
        @Range(least = 60, most = 86_400) Duration pinLock,
        Blacklist blacklist)
        implements Policy {

    /** Whether calls may leave their country. */
    public enum International {
        /** They may. */
        ALLOW,
        /** They may when a PIN is dialled before the number. */
        PIN,
        /** They may not. */
        BLOCK
    }

    /** How sure an entry of the blacklist has to be. */
    public enum Blacklist {
        /** No entry counts. */
        OFF,
        /** All count. */
        PROBABLY_GOOD,
        /** Those count of which nobody knows, and surer ones. */
        NOT_SURE,
        /** Those that are probably right, and surer ones. */
        PROBABLY_WRONG,
        /** Those that are known, and those for always. */
        VERY_SURE,
        /** Those for always alone. */
        ALWAYS
    }

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern SHORT = Pattern.compile("[0-9]{2,6}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,24}");
    private static final Set<String> CLASSES = Set.of(
            "SATELLITE",
            "PREMIUM",
            "SHARED_COST",
            "PERSONAL",
            "HIGH_RISK",
            "TEST",
            "TOLL_FREE",
            "MOBILE",
            "LOCAL",
            "NATIONAL",
            "INTERNATIONAL",
            "INTRA_NANP",
            "UNKNOWN");

    /** What is in force when nothing is configured. */
    public static final DestinationPolicy DEFAULT = new DestinationPolicy(
            null,
            "SATELLITE,PREMIUM",
            null,
            null,
            null,
            null,
            International.BLOCK,
            null,
            5,
            Duration.ofHours(1),
            Blacklist.PROBABLY_WRONG);

    public DestinationPolicy {
        if (homeCountry != null && !COUNTRY.matcher(homeCountry).matches()) {
            throw new IllegalArgumentException(
                    "home-country is two capital letters such as DE, but is '" + homeCountry + "'");
        }
        for (String name : list(blockedClasses)) {
            if (!CLASSES.contains(name)) {
                throw new IllegalArgumentException("blocked-classes knows no class '" + name + "'");
            }
        }
        check("allowed-prefixes", allowedPrefixes, PREFIX, "digits with commas, such as 882,979");
        check("blocked-prefixes", blockedPrefixes, PREFIX, "digits with commas, such as 882,979");
        check("high-risk-prefixes", highRiskPrefixes, PREFIX, "digits with commas, such as 882,979");
        Bounds.check("pin-tries", pinTries, 1, 100);
        Bounds.check("pin-lock", pinLock, Duration.ofMinutes(1), Duration.ofDays(1));
        check("emergency-numbers", emergencyNumbers, SHORT, "2 to 6 digits each with commas, such as 112,110");
        check("blocked-countries", blockedCountries, COUNTRY, "two capital letters each with commas, such as CU,SO");
    }

    /** The parts of a text with commas; none of an undefined one. */
    public static List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static void check(String attribute, @Nullable String text, Pattern part, String wanted) {
        for (String found : list(text)) {
            if (!part.matcher(found).matches()) {
                throw new IllegalArgumentException(attribute + " are " + wanted + ", but one is '" + found + "'");
            }
        }
    }
}
