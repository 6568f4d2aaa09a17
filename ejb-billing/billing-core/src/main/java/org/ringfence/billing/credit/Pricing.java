package org.ringfence.billing.credit;

import java.time.Instant;
import java.util.Optional;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffSource;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffWays;

/**
 * Finds the price of a call: own users talk for nothing unless the payer's tariff says otherwise; a number needs a
 * rate (SPEC G1), and help in need costs nothing (SPEC P16). Where a tariff has no price its parent is asked; in off-peak
 * hours, which are those of the payer's time zone, the off-peak tariff goes first. A call keeps the price that it begins
 * with.
 */
public final class Pricing {

    private final TariffWays ways;

    public Pricing(TariffSource tariffs) {
        this.ways = new TariffWays(tariffs);
    }

    /** The price by the tariff version that is in force at the start of the call; empty when there is none. */
    public Optional<PricedCall> price(AccountTerms payer, Destination destination, Instant startedAt) {
        if (destination instanceof Destination.Emergency) {
            return Optional.of(new PricedCall(CallPrice.free(payer.currency()), null, Destination.Emergency.NAME));
        }
        for (Tariff tariff : ways.at(payer, startedAt)) {
            Optional<PricedCall> price = tariff.versionAt(startedAt)
                    .flatMap(version -> destination instanceof Destination.OffNet number
                            ? offNet(version, number)
                            : onNet(version));
            if (price.isPresent()) {
                return price;
            }
        }
        return destination instanceof Destination.OffNet ? Optional.empty() : Optional.of(free(payer));
    }

    private static Optional<PricedCall> offNet(TariffVersion version, Destination.OffNet number) {
        return version.rates()
                .find(number.digits())
                .map(rate -> new PricedCall(rate.price(), version.id(), rate.destination()));
    }

    private static Optional<PricedCall> onNet(TariffVersion version) {
        return Optional.ofNullable(version.onNet()).map(price -> new PricedCall(price, version.id(), ""));
    }

    private static PricedCall free(AccountTerms payer) {
        return new PricedCall(CallPrice.free(payer.currency()), null, "");
    }
}
