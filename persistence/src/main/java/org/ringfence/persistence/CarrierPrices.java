package org.ringfence.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.credit.CarrierRates;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.margin.Offer;
import org.ringfence.billing.tariff.TariffSource;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkStore;

/** What trunks charge: the tariff of a trunk's account is that by which its carrier charges. */
final class CarrierPrices implements BuyPrices {

    private final TrunkStore trunks;
    private final CarrierRates rates;

    CarrierPrices(TrunkStore trunks, TermsSource accounts, TariffSource tariffs) {
        this.trunks = trunks;
        this.rates = CarrierRates.of(accounts, tariffs);
    }

    @Override
    public List<Offer> of(String digits, Instant start) {
        List<Offer> offers = new ArrayList<>();
        for (Trunk trunk : trunks.all()) {
            if (trunk.enabled() && trunk.matchLength(digits) >= 0) {
                offers.add(new Offer(
                        trunk.account(),
                        rates.price(trunk.account(), digits, start)
                                .map(PricedCall::price)
                                .orElse(null)));
            }
        }
        return offers;
    }
}
