package org.ringfence.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.margin.Offer;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.TariffSource;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkStore;

/** What trunks charge: the tariff of a trunk's account is that by which its carrier charges. */
final class CarrierPrices implements BuyPrices {

    private final TrunkStore trunks;
    private final TermsSource accounts;
    private final Pricing pricing;

    CarrierPrices(TrunkStore trunks, TermsSource accounts, TariffSource tariffs) {
        this.trunks = trunks;
        this.accounts = accounts;
        this.pricing = new Pricing(tariffs);
    }

    @Override
    public List<Offer> of(String digits, Instant start) {
        List<Offer> offers = new ArrayList<>();
        for (Trunk trunk : trunks.all()) {
            if (trunk.enabled() && trunk.matchLength(digits) >= 0) {
                offers.add(new Offer(trunk.account(), price(trunk, digits, start)));
            }
        }
        return offers;
    }

    /** The default tariff is for those who pay us, not for those whom we pay. */
    private @Nullable CallPrice price(Trunk trunk, String digits, Instant start) {
        AccountTerms terms = accounts.termsOf(trunk.account()).orElse(null);
        return terms == null || terms.tariff() == null
                ? null
                : pricing.price(terms, new Destination.OffNet(digits), start)
                        .map(PricedCall::price)
                        .orElse(null);
    }
}
