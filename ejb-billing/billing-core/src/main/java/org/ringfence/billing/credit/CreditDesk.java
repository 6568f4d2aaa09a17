package org.ringfence.billing.credit;

import java.time.Instant;
import java.time.InstantSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.money.Money;

/** Books money in and corrects balances; the giver's reference makes a repeat harmless. */
public final class CreditDesk {

    private final LedgerStore ledger;
    private final InstantSource clock;

    public CreditDesk(LedgerStore ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Books money that was paid in.
     *
     * @param amount more than zero
     * @param reference the payment; unique within the account, 1 to 200 characters
     */
    public LedgerStore.PostAnswer topUp(AccountId account, Money amount, String reference) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A top-up adds money: " + amount);
        }
        Instant now = clock.instant();
        EntryId id = EntryId.named("top-up", account, reference);
        LedgerEntry entry = new LedgerEntry(id, account, EntryKind.TOP_UP, amount, now, reference);
        BillingEvent event = new BillingEvent(id.value(), BillingEvent.Kind.CREDIT_ADDED, account, null, amount, now);
        return ledger.post(entry, event);
    }

    /**
     * Corrects a balance; what running calls hold cannot be taken.
     *
     * @param amount added when positive, taken when negative; not zero
     * @param reference why; unique within the account, 1 to 200 characters
     */
    public LedgerStore.PostAnswer adjust(AccountId account, Money amount, String reference) {
        EntryId id = EntryId.named("adjustment", account, reference);
        return ledger.post(
                new LedgerEntry(id, account, EntryKind.ADJUSTMENT, amount, clock.instant(), reference), null);
    }
}
