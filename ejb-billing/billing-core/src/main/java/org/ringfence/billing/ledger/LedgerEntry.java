package org.ringfence.billing.ledger;

import java.time.Instant;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.money.Money;

/**
 * One movement of money; entries are only ever added. The sum of an account's entries is its balance, always.
 *
 * @param id made by the giver, unique
 * @param account whose money
 * @param kind why it moves
 * @param amount positive when it is paid in, negative when it is taken; never zero
 * @param at when
 * @param reference what it belongs to, such as an attempt or a payment; at most 200 characters
 */
public record LedgerEntry(EntryId id, AccountId account, EntryKind kind, Money amount, Instant at, String reference) {

    private static final int LONGEST_REFERENCE = 200;

    public LedgerEntry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("An entry moves money");
        }
        if (reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("A reference has at most 200 characters");
        }
    }

    /** Whether the other one is a repeat of this: the time may differ. */
    public boolean isRepeatedBy(LedgerEntry other) {
        return id.equals(other.id)
                && account.equals(other.account)
                && kind == other.kind
                && amount.equals(other.amount);
    }
}
