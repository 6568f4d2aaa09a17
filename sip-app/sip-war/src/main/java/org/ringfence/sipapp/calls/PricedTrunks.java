package org.ringfence.sipapp.calls;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.margin.MarginRules;
import org.ringfence.billing.margin.Offer;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkChoice;
import org.ringfence.call.routing.TrunkOrder;

/** Trunks by what they charge, or only those that leave something of what the caller pays (SPEC G2, P8). */
final class PricedTrunks implements TrunkChoice {

    /**
     * What prices do.
     *
     * @param cheapestFirst whether the cheapest trunk is tried first, before prefix and priority; those whose price nobody
     *     knows come last
     * @param margin which trunks a call may go to
     */
    record Rules(boolean cheapestFirst, MarginRules margin) {

        /** Prices do nothing. */
        static final Rules NONE = new Rules(false, MarginRules.OFF);
    }

    private final TrunkOrder order;
    private final BuyPrices carriers;
    private final Pricing pricing;
    private final TermsSource accounts;
    private final Supplier<Rules> rules;
    private final InstantSource clock;

    /**
     * Chooses among trunks.
     *
     * @param order of trunks that cost the same
     * @param carriers what trunks charge
     * @param pricing what callers pay
     * @param accounts who they are
     * @param rules asked anew for each call
     */
    PricedTrunks(
            TrunkOrder order,
            BuyPrices carriers,
            Pricing pricing,
            TermsSource accounts,
            Supplier<Rules> rules,
            InstantSource clock) {
        this.order = order;
        this.carriers = carriers;
        this.pricing = pricing;
        this.accounts = accounts;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<Trunk> choose(List<Trunk> ways, AccountId payer, String digits) {
        Rules now = rules.get();
        boolean guarded = now.margin().guard() != MarginRules.Guard.OFF;
        if (!guarded && !now.cheapestFirst()) {
            return order.choose(ways, payer, digits);
        }
        Instant start = clock.instant();
        Map<AccountId, CallPrice> prices = new HashMap<>();
        for (Offer offer : carriers.of(digits, start)) {
            prices.put(offer.trunk(), offer.price());
        }
        CallPrice sold = guarded ? sold(payer, digits, start) : null;
        List<Trunk> allowed = sold == null
                ? ways
                : ways.stream()
                        .filter(trunk -> now.margin().allow(sold, prices.get(trunk.account())))
                        .toList();
        Comparator<Trunk> byPrefix = TrunkOrder.byPrefixAndPriority(digits);
        return order.ordered(
                allowed,
                now.cheapestFirst()
                        ? Comparator.comparingLong((Trunk trunk) -> cost(prices.get(trunk.account())))
                                .thenComparing(byPrefix)
                        : byPrefix);
    }

    private static long cost(@Nullable CallPrice price) {
        return price == null ? Long.MAX_VALUE : MarginRules.firstMinute(price);
    }

    private @Nullable CallPrice sold(AccountId payer, String digits, Instant start) {
        return accounts.termsOf(payer)
                .flatMap(terms -> pricing.price(terms, new Destination.OffNet(digits), start))
                .map(PricedCall::price)
                .orElse(null);
    }
}
