package org.ringfence.billing.account;

import org.ringfence.billing.money.Money;

/**
 * Where an account stands at one instant. Its currency, credit limit and number of lines are in the terms.
 *
 * @param balance what was paid in less what was charged; negative when credit is used
 * @param creditLimit what may be spent beyond the balance
 * @param reserved what running calls hold, not negative
 * @param linesInUse calls that hold a line, not negative
 */
public record AccountBalance(Money balance, Money creditLimit, Money reserved, int linesInUse) {

    public AccountBalance {
        if (reserved.isNegative() || linesInUse < 0) {
            throw new IllegalArgumentException(
                    "Reserved and lines in use are not negative: " + reserved + ", " + linesInUse);
        }
    }

    /** What a new reservation may take; never negative on a sound ledger. */
    public Money available() {
        return balance.plus(creditLimit).minus(reserved);
    }
}
