package org.ringfence.billing.admission;

import org.ringfence.billing.account.AccountId;

/**
 * Whoever carries a call to a number for us, and is paid for it.
 *
 * @param account its own account, whose tariff is what it charges
 * @param name of its trunk at this time, at most 100 characters
 */
public record Carrier(AccountId account, String name) {}
