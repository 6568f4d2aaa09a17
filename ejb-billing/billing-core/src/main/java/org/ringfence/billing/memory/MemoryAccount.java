package org.ringfence.billing.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.Standing;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.Usage;

/** One account's page in the books; its methods are called while its monitor is held. */
final class MemoryAccount {

    final AccountId id;
    final String name;
    final List<LedgerEntry> entries = new ArrayList<>();
    final List<CallRecord> records = new ArrayList<>();
    final Map<ReservationId, Reservation> open = new LinkedHashMap<>();
    /** Where running calls count. */
    final Map<ReservationId, String> addresses = new HashMap<>();

    AccountTerms terms;
    LockLevel lock = LockLevel.NONE;
    Usage usage;
    /** The last day on which a limit that was reached was told. */
    int limitToldOn;

    private Money balance;
    private Money reserved;

    MemoryAccount(AccountId id, NewAccount opened) {
        this.id = id;
        this.name = opened.name();
        this.terms = opened.terms();
        this.balance = Money.zero(opened.terms().currency());
        this.reserved = balance;
        this.usage = Usage.none(opened.terms().currency());
    }

    AccountBalance balance() {
        return new AccountBalance(balance, terms.creditLimit(), reserved, open.size());
    }

    Standing standing() {
        return new Standing(lock, terms.lines(), balance(), usage);
    }

    Account account() {
        return new Account(id, name, terms, lock, balance());
    }

    void book(LedgerEntry entry) {
        entries.add(entry);
        balance = balance.plus(entry.amount());
    }

    /** Opens the reservation, or puts it in place of an older one of its id. */
    void hold(Reservation reservation) {
        Reservation before = open.put(reservation.id(), reservation);
        Money held =
                before == null ? reservation.amount() : reservation.amount().minus(before.amount());
        reserved = reserved.plus(held);
    }

    void release(Reservation reservation) {
        open.remove(reservation.id());
        reserved = reserved.minus(reservation.amount());
    }
}
