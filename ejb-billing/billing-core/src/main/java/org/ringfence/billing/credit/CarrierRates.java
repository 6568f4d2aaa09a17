package org.ringfence.billing.credit;

import java.time.Instant;
import java.util.Optional;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.tariff.TariffSource;

/** Knows what carriers charge for calls to numbers; it is asked with every call, so it remembers that. */
@FunctionalInterface
public interface CarrierRates {

    /** Nobody's prices are known. */
    CarrierRates UNKNOWN = (carrier, digits, start) -> Optional.empty();

    /** The price of a call that begins at this instant; empty when it is not known. */
    Optional<PricedCall> price(AccountId carrier, String digits, Instant start);

    /**
     * A carrier charges by the tariff of its account. The default tariff is for those who pay us, not for those whom we
     * pay.
     */
    static CarrierRates of(TermsSource accounts, TariffSource tariffs) {
        Pricing pricing = new Pricing(tariffs);
        return (carrier, digits, start) -> accounts.termsOf(carrier)
                .filter(terms -> terms.tariff() != null)
                .flatMap(terms -> pricing.price(terms, new Destination.OffNet(digits), start));
    }
}
