package org.ringfence.billing.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.spending.AddressUsage;

/** What the memory adapters share: the pages of all accounts and the indexes across them. */
public final class MemoryBooks {

    final AtomicLong lastAccount = new AtomicLong();
    final Map<AccountId, MemoryAccount> accounts = new ConcurrentHashMap<>();
    final ConcurrentSkipListMap<String, MemoryAccount> byName = new ConcurrentSkipListMap<>();
    final ConcurrentMap<EntryId, LedgerEntry> entries = new ConcurrentHashMap<>();
    final ConcurrentMap<AttemptId, CallRecord> records = new ConcurrentHashMap<>();
    final ConcurrentMap<ReservationId, MemoryAccount> holders = new ConcurrentHashMap<>();
    /** By address and currency. */
    final ConcurrentMap<String, AddressUsage> addresses = new ConcurrentHashMap<>();

    private final Map<UUID, BillingEvent> events = new LinkedHashMap<>();

    Optional<MemoryAccount> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    void append(@Nullable BillingEvent event) {
        if (event != null) {
            synchronized (events) {
                events.putIfAbsent(event.id(), event);
            }
        }
    }

    /** The events that the ledger wrote. */
    public EventOutbox outbox() {
        return new EventOutbox() {
            @Override
            public List<BillingEvent> pending(int limit) {
                synchronized (events) {
                    return new ArrayList<>(events.values()).subList(0, Math.min(limit, events.size()));
                }
            }

            @Override
            public void delivered(Collection<UUID> done) {
                synchronized (events) {
                    done.forEach(events::remove);
                }
            }
        };
    }
}
