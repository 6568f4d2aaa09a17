package org.ringfence.billing.cdr;

import org.ringfence.billing.account.AccountId;

/**
 * How many calls to numbers an account made on a day, those left out that were refused.
 *
 * @param day days since 1970-01-01, UTC
 * @param answered how many of them were
 */
public record DayCalls(AccountId account, long day, int calls, int answered) {}
