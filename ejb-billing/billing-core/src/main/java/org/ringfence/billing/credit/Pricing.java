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

/**
 * Finds the price of a call: own users talk for nothing unless the payer's tariff says otherwise; a number needs a
 * rate (SPEC G1), and help in need costs nothing (SPEC P16).
 */
public final class Pricing {

    private final TariffSource tariffs;

    public Pricing(TariffSource tariffs) {
        this.tariffs = tariffs;
    }

    /** The price by the tariff version that is in force at the start of the call; empty when there is none. */
    public Optional<PricedCall> price(AccountTerms payer, Destination destination, Instant startedAt) {
        if (destination instanceof Destination.Emergency) {
            return Optional.of(new PricedCall(CallPrice.free(payer.currency()), null, Destination.Emergency.NAME));
        }
        Optional<TariffVersion> version = tariffOf(payer).flatMap(tariff -> tariff.versionAt(startedAt));
        if (destination instanceof Destination.OffNet number) {
            return version.flatMap(prices -> offNet(prices, number));
        }
        return Optional.of(version.flatMap(Pricing::onNet).orElseGet(() -> free(payer)));
    }

    private Optional<Tariff> tariffOf(AccountTerms payer) {
        Optional<Tariff> tariff =
                payer.tariff() == null ? tariffs.defaultFor(payer.currency()) : tariffs.find(payer.tariff());
        return tariff.filter(found -> found.currency().equals(payer.currency()));
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
