package org.ringfence.billing.tariff;

import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A price list with all its versions.
 *
 * @param id the tariff's name for programs
 * @param name the tariff's name for people, unique, 1 to 100 characters
 * @param currency the currency of all its prices
 * @param isDefault whether accounts without a tariff of their own use it
 * @param versions in any order; of those that are valid at an instant the one that began last counts
 * @param links the tariffs that it looks into
 */
public record Tariff(
        TariffId id,
        String name,
        Currency currency,
        boolean isDefault,
        List<TariffVersion> versions,
        TariffLinks links) {

    /** A tariff that stands alone. */
    public Tariff(TariffId id, String name, Currency currency, boolean isDefault, List<TariffVersion> versions) {
        this(id, name, currency, isDefault, versions, TariffLinks.NONE);
    }

    private static final int LONGEST_NAME = 100;

    public Tariff {
        checkName(name);
        versions = List.copyOf(versions);
    }

    /** The version by which a call is priced that starts at this instant. */
    public Optional<TariffVersion> versionAt(Instant instant) {
        return versions.stream()
                .filter(version -> version.isValidAt(instant))
                .max(Comparator.comparing(TariffVersion::validFrom)
                        .thenComparing(version -> version.id().value()));
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A tariff has a name of 1 to 100 characters: " + name);
        }
    }
}
