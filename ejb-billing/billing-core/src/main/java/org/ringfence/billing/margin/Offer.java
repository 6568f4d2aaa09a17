package org.ringfence.billing.margin;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.rating.CallPrice;

/**
 * A carrier that takes a call.
 *
 * @param trunk its account
 * @param price what it charges, null when that is not known
 */
public record Offer(AccountId trunk, @Nullable CallPrice price) {}
