package org.ringfence.billing.ejb;

import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.fraud.CallStatistics;
import org.ringfence.billing.fraud.FraudRule;
import org.ringfence.billing.geography.Geography;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryFraudProfileStore;
import org.ringfence.billing.memory.MemorySeenCountryStore;

/** What looks for fraud, as billing puts it together, over stores in memory. */
final class FraudParts {

    private FraudParts() {}

    static FraudRule rule(Billing billing, TermsSource accounts) {
        return billing.fraud(
                new MemoryFraudProfileStore(accounts),
                billing.numbers(new MemoryDestinationStore(accounts)),
                billing.fraudNews());
    }

    static CallStatistics statistics(Billing billing) {
        return billing.statistics(billing.fraudNews());
    }

    static Geography geography(Billing billing, TermsSource accounts) {
        return billing.geography(billing.countries(), new MemorySeenCountryStore(accounts), billing.fraudNews());
    }
}
