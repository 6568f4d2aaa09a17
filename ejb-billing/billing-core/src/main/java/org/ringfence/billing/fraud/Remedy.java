package org.ringfence.billing.fraud;

import org.ringfence.billing.account.LockLevel;

/**
 * What is done about a finding of a profile.
 *
 * @param lock how far the account is locked, where it is
 */
public record Remedy(FraudAction action, LockLevel lock) {

    /** Whether the call is refused. */
    public boolean refuses() {
        return action != FraudAction.NOTIFY;
    }

    /** Whether the account is locked. */
    public boolean locks() {
        return action.compareTo(FraudAction.LOCK) >= 0 && lock != LockLevel.NONE;
    }

    /** Whether running calls end. */
    public boolean hangsUp() {
        return action == FraudAction.HANG_UP;
    }
}
