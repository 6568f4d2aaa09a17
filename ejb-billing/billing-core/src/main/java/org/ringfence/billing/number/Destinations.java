package org.ringfence.billing.number;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of a whole service may go (SPEC E7 to E9, E13, P4).
 *
 * @param home where callers are at home that say nothing else
 * @param prefixes beginnings of numbers that are open or closed, before anything else
 * @param blockedCountries two letters each
 * @param blockedClasses kinds of numbers
 * @param highRisk beginnings of numbers that are of high risk beside those that the own table knows
 * @param international whether calls may leave the home country
 * @param pins how often PINs may be tried
 * @param blacklist how sure entries of the blacklist have to be to count; null for none of them
 */
public record Destinations(
        Home home,
        PrefixList prefixes,
        Set<String> blockedCountries,
        Set<NumberClass> blockedClasses,
        PrefixList highRisk,
        International international,
        PinRules pins,
        @Nullable Confidence blacklist) {

    /** Everything but satellites and premium numbers. */
    public static final Destinations DEFAULT = new Destinations(
            Home.UNKNOWN,
            PrefixList.EMPTY,
            Set.of(),
            Set.of(NumberClass.SATELLITE, NumberClass.PREMIUM),
            PrefixList.EMPTY,
            International.BLOCK,
            PinRules.DEFAULT,
            Confidence.PROBABLY_WRONG);

    public Destinations {
        blockedCountries = Set.copyOf(blockedCountries);
        blockedClasses = Set.copyOf(blockedClasses);
    }
}
