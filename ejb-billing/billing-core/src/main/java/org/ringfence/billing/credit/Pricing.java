package org.ringfence.billing.credit;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
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
 * rate, as the rules say (SPEC G1, G3), and help in need costs nothing (SPEC P16). Where a tariff has no price its parent is asked; in off-peak
 * hours, which are those of the payer's time zone, the off-peak tariff goes first. A call keeps the price that it begins
 * with.
 */
public final class Pricing {

    private final TariffWays ways;
    private final Supplier<RateRules> rules;

    /** Any price will do. */
    public Pricing(TariffSource tariffs) {
        this(tariffs, () -> RateRules.DEFAULT);
    }

    /** @param rules asked anew for each call */
    public Pricing(TariffSource tariffs, Supplier<RateRules> rules) {
        this.ways = new TariffWays(tariffs);
        this.rules = rules;
    }

    /** The price by the tariff version that is in force at the start of the call; empty when there is none. */
    public Optional<PricedCall> price(AccountTerms payer, Destination destination, Instant startedAt) {
        if (destination instanceof Destination.Emergency) {
            return Optional.of(new PricedCall(CallPrice.free(payer.currency()), null, Destination.Emergency.NAME));
        }
        if (destination instanceof Destination.OffNet number) {
            return offNet(payer, number, startedAt);
        }
        return ways.at(payer, startedAt).stream()
                .flatMap(tariff -> tariff.versionAt(startedAt).flatMap(Pricing::onNet).stream())
                .findFirst()
                .or(() -> Optional.of(free(payer)));
    }

    private Optional<PricedCall> offNet(AccountTerms payer, Destination.OffNet number, Instant startedAt) {
        RateRules.Unrated unrated = rules.get().of(payer.type());
        boolean assigned = payer.tariff() != null;
        if (!assigned && unrated.compareTo(RateRules.Unrated.REFUSE_UNASSIGNED) >= 0) {
            return Optional.empty();
        }
        for (Tariff tariff : ways.at(payer, startedAt)) {
            boolean counts =
                    unrated != RateRules.Unrated.REFUSE_UNLISTED || tariff.id().equals(payer.tariff());
            Optional<PricedCall> price =
                    counts ? tariff.versionAt(startedAt).flatMap(version -> offNet(version, number)) : Optional.empty();
            if (price.isPresent()) {
                return price;
            }
        }
        return unrated == RateRules.Unrated.ADMIT ? Optional.of(free(payer)) : Optional.empty();
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
