package org.ringfence.billing.number;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a number, whoever calls it.
 *
 * @param classes what kinds of number it is
 * @param country two letters (ISO 3166), null for numbers of no country
 */
public record NumberFacts(
        Set<NumberClass> classes, @Nullable String country) {

    public NumberFacts {
        classes = Set.copyOf(classes);
    }
}
