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
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.Standing;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.spending.Usage;

/** One account's page in the books; its methods are called while its monitor is held. */
final class MemoryAccount {

    private static final PackageId NO_PACKAGE = new PackageId(0);

    final AccountId id;
    final String name;
    final List<LedgerEntry> entries = new ArrayList<>();
    final List<CallRecord> records = new ArrayList<>();
    final Map<ReservationId, Reservation> open = new LinkedHashMap<>();
    /** Where running calls count. */
    final Map<ReservationId, String> addresses = new HashMap<>();

    /** Its packages, and how much of them is used. */
    final Map<PackageId, PackageUse> packages = new HashMap<>();

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
        long more = reservation.included() - (before == null ? 0 : before.included());
        packages.computeIfPresent(bundleOf(reservation), (bundle, use) -> use.holding(more));
    }

    private static PackageId bundleOf(Reservation reservation) {
        PackageId bundle = reservation.priced().bundle();
        return bundle == null ? NO_PACKAGE : bundle;
    }

    /** Gives back what the call held of its package and did not use. */
    void endPackage(Reservation held, CallEnding ending) {
        ending.packageOf(held)
                .ifPresent(
                        bundle -> packages.computeIfPresent(bundle.id(), (id, use) -> ending.after(use, bundle, held)));
    }

    void release(Reservation reservation) {
        open.remove(reservation.id());
        reserved = reserved.minus(reservation.amount());
    }
}
