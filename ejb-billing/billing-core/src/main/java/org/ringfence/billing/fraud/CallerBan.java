package org.ringfence.billing.fraud;

import java.time.Instant;
import org.ringfence.billing.account.AccountId;

/**
 * A caller, or an address, of whom no calls are taken for a time (SPEC E11).
 *
 * @param who the caller or the address
 * @param account who paid for the last of its calls
 * @param what was out of order
 * @param value of that
 * @param limit of that
 */
public record CallerBan(
        String who, AccountId account, String what, long value, long limit, Instant since, Instant until) {}
