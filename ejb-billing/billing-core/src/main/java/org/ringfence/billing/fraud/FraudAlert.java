package org.ringfence.billing.fraud;

import org.ringfence.billing.account.AccountId;

/**
 * A finding, as those hear of it who tell people and act.
 *
 * @param account who pays
 * @param stopped whether the call was refused or cut for it
 * @param first whether none like it was told within the last hour
 */
public record FraudAlert(AccountId account, Finding finding, boolean stopped, boolean first) {}
