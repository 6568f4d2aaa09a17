package org.ringfence.billing.fraud;

import org.ringfence.billing.account.AccountId;

/** Hears of calls that don't fit; never waits. */
public interface FraudListener {

    /** @param stopped whether the call was refused or cut for it */
    void found(AccountId account, Finding finding, boolean stopped);
}
