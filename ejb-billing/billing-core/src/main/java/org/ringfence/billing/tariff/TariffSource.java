package org.ringfence.billing.tariff;

import java.util.Currency;
import java.util.Optional;

/** Where the pricing of calls finds tariffs; the store itself, or a cache before it. */
public interface TariffSource {

    Optional<Tariff> find(TariffId id);

    /** The tariff of accounts in this currency that have none of their own. */
    Optional<Tariff> defaultFor(Currency currency);
}
