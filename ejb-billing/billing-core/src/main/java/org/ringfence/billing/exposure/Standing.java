package org.ringfence.billing.exposure;

import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.money.Money;

/**
 * Where an account stands, as far as it matters for what it can cost.
 *
 * @param spendable balance and credit limit, what is reserved included; not negative
 * @param lines calls that it may have at the same time
 * @param linesInUse calls that it has
 * @param chargeable whether its lock lets chargeable calls begin
 */
public record Standing(Money spendable, int lines, int linesInUse, boolean chargeable) {

    /** Of an account as it was read. */
    public static Standing of(Account account) {
        AccountBalance balance = account.balance();
        return new Standing(
                balance.balance().plus(balance.creditLimit()),
                account.terms().lines().max(),
                balance.linesInUse(),
                account.lock().compareTo(LockLevel.highestFor(false)) <= 0);
    }

    /** Calls that can run at the same time from now on: a lock lets running ones go on, and so does a lowered limit. */
    int mostCalls() {
        return chargeable ? Math.max(lines, linesInUse) : linesInUse;
    }
}
