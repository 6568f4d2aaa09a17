package org.ringfence.billing.tariff;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.rating.CallPrice;

/**
 * The prices of a tariff for a span of time; never changed after it was published.
 *
 * @param id the version's own name
 * @param validFrom first instant at which calls may start by it
 * @param validUntil first instant at which calls may not, null when it ends with the next version only
 * @param onNet price of calls between own users, null when they are free
 * @param rates prices of calls to trunks
 */
public record TariffVersion(
        TariffVersionId id,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable CallPrice onNet,
        Rates rates) {

    public TariffVersion {
        Content.check(validFrom, validUntil);
    }

    public boolean isValidAt(Instant instant) {
        return !instant.isBefore(validFrom) && (validUntil == null || instant.isBefore(validUntil));
    }

    /**
     * What a version is made of before the store has given it its name.
     *
     * @param validFrom first instant at which calls may start by it
     * @param validUntil first instant at which calls may not, null when it ends with the next version only
     * @param onNet price of calls between own users, null when they are free
     * @param rates prices of calls to trunks, each prefix once
     */
    public record Content(
            Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable CallPrice onNet,
            List<Rate> rates) {

        public Content {
            check(validFrom, validUntil);
            rates = List.copyOf(rates);
        }

        /** Whether all prices are in this currency. */
        public boolean isIn(Currency currency) {
            return (onNet == null || onNet.currency().equals(currency))
                    && rates.stream().allMatch(rate -> rate.price().currency().equals(currency));
        }

        private static void check(Instant validFrom, @Nullable Instant validUntil) {
            if (validUntil != null && !validUntil.isAfter(validFrom)) {
                throw new IllegalArgumentException("Valid until " + validUntil + " is not after " + validFrom);
            }
        }
    }
}
