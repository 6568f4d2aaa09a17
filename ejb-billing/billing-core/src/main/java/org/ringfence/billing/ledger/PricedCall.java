package org.ringfence.billing.ledger;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.TariffVersionId;

/**
 * The price of one call, fixed when it is admitted.
 *
 * @param price what it costs
 * @param tariffVersion where the price is from, null when it is free without any tariff
 * @param destination what the price list calls the destination, empty for own users; at most 100 characters
 */
public record PricedCall(CallPrice price, @Nullable TariffVersionId tariffVersion, String destination) {}
