package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.EndDecision;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.Usage;

/** Any ledger, with the failures of a database that goes away before a step or before its answer. */
public final class FaultyLedgerStore implements LedgerStore {

    private final LedgerStore ledger;
    private final Faults faults;

    public FaultyLedgerStore(LedgerStore ledger, Faults faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    @Override
    public ReserveAnswer reserve(ReserveCommand command) {
        return step(() -> ledger.reserve(command));
    }

    @Override
    public RefuseAnswer refuse(CallRecord refusal) {
        return step(() -> ledger.refuse(refusal));
    }

    @Override
    public ExtendAnswer extend(ReservationId reservation, Extension extension) {
        return step(() -> ledger.extend(reservation, extension));
    }

    @Override
    public EndAnswer end(ReservationId reservation, EndDecision decision) {
        return step(() -> ledger.end(reservation, decision));
    }

    @Override
    public PostAnswer post(LedgerEntry entry, @Nullable BillingEvent event) {
        return step(() -> ledger.post(entry, event));
    }

    @Override
    public Optional<AccountBalance> balance(AccountId account) {
        return step(() -> ledger.balance(account));
    }

    @Override
    public Optional<Usage> usage(AccountId account) {
        return step(() -> ledger.usage(account));
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, int limit) {
        return step(() -> ledger.entries(account, limit));
    }

    @Override
    public Optional<Money> sumOfEntries(AccountId account) {
        return step(() -> ledger.sumOfEntries(account));
    }

    @Override
    public Optional<Reservation> find(ReservationId reservation) {
        return step(() -> ledger.find(reservation));
    }

    @Override
    public List<Reservation> open(AccountId account) {
        return step(() -> ledger.open(account));
    }

    @Override
    public List<Reservation> leaseEnded(Instant now, int limit) {
        return step(() -> ledger.leaseEnded(now, limit));
    }

    @Override
    public List<Reservation> leftBehind(NodeId node, int limit) {
        return step(() -> ledger.leftBehind(node, limit));
    }

    private <T> T step(Supplier<T> taken) {
        if (faults.strikesBefore()) {
            throw new LedgerUnavailable("The ledger went away before the step", null);
        }
        T answer = taken.get();
        if (faults.strikesAfter()) {
            throw new LedgerUnavailable("The ledger went away before its answer", null);
        }
        return answer;
    }
}
