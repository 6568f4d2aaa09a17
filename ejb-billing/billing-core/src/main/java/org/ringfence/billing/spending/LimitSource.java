package org.ringfence.billing.spending;

import java.time.Instant;
import java.time.ZoneOffset;
import org.ringfence.billing.account.AccountId;

/** Knows the limits of accounts; it is asked with every call, so it remembers them. */
@FunctionalInterface
public interface LimitSource {

    /** Nobody has a limit, and everybody lives in Greenwich. */
    LimitSource UNLIMITED = (account, now) -> LimitsNow.unlimited(now, ZoneOffset.UTC);

    /** The limits of an account; those of one that does not exist are none. */
    LimitsNow limitsOf(AccountId account, Instant now);
}
