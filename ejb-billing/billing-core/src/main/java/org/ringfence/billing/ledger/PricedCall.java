package org.ringfence.billing.ledger;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.TariffVersionId;

/**
 * The price of one call, fixed when it is admitted; what a package has paid grows with the talk.
 *
 * @param price what it costs
 * @param tariffVersion where the price is from, null when it is free without any tariff
 * @param destination what the price list calls the destination, empty for own users; at most 100 characters
 * @param bundle the package that pays for what is included in the price, null for none
 */
public record PricedCall(
        CallPrice price,
        @Nullable TariffVersionId tariffVersion,
        String destination,
        @Nullable PackageId bundle) {

    /** Without a package. */
    public PricedCall(CallPrice price, @Nullable TariffVersionId tariffVersion, String destination) {
        this(price, tariffVersion, destination, null);
    }

    /** With so many seconds in all that a package has paid. */
    PricedCall including(PackageId payer, long seconds) {
        return new PricedCall(price.including(seconds), tariffVersion, destination, payer);
    }
}
