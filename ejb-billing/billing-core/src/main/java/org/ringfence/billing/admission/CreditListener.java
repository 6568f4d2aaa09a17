package org.ringfence.billing.admission;

import org.ringfence.billing.account.AccountId;

/** Wants to know at once that an account has more money, to go on with calls that were to be cut (SPEC P18). */
@FunctionalInterface
public interface CreditListener {

    /** Called after the money is booked; must be quick. */
    void creditRaised(AccountId account);
}
