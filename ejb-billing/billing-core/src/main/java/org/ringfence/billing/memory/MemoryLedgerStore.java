package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.EndDecision;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.ledger.Standing;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.Grant;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.AddressUsage;
import org.ringfence.billing.spending.Usage;

/** The ledger in memory: the monitor of an account's page makes a step atomic. */
public final class MemoryLedgerStore implements LedgerStore {

    private final MemoryBooks books;

    public MemoryLedgerStore(MemoryBooks books) {
        this.books = books;
    }

    @Override
    public ReserveAnswer reserve(ReserveCommand command) {
        MemoryAccount page = books.accounts.get(command.account());
        if (page == null) {
            CallRecord earlier = keep(command.refused(RefusalReason.UNKNOWN_ACCOUNT));
            return earlier == null ? new ReserveAnswer.UnknownAccount() : new ReserveAnswer.AlreadyRecorded(earlier);
        }
        synchronized (page) {
            Reservation held = page.open.get(command.id());
            if (held != null) {
                return new ReserveAnswer.AlreadyReserved(held);
            }
            CallRecord earlier = books.records.get(command.attempt().id());
            return earlier == null ? reserveFirst(page, command) : new ReserveAnswer.AlreadyRecorded(earlier);
        }
    }

    private ReserveAnswer reserveFirst(MemoryAccount page, ReserveCommand asked) {
        ReserveCommand command = asked.withPackage(page.packages);
        Standing.Verdict verdict = page.standing().judge(command);
        if (verdict instanceof Standing.Verdict.Refused refused) {
            write(page, command.refused(refused.reason()));
            tell(page, command, refused.answer());
            return refused.answer();
        }
        Reservation reservation = command.granted(((Standing.Verdict.Granted) verdict).grant());
        AddressLimit limit = command.limits().address();
        if (limit != null && !countAtAddress(page, command, limit, reservation)) {
            write(page, command.refused(RefusalReason.ADDRESS_LIMIT));
            return new ReserveAnswer.AddressLimitReached(AddressLimit.addressOf(command.attempt()), limit);
        }
        page.hold(reservation);
        books.holders.put(reservation.id(), page);
        return new ReserveAnswer.Reserved(reservation);
    }

    private boolean countAtAddress(
            MemoryAccount page, ReserveCommand command, AddressLimit limit, Reservation reservation) {
        String key = AddressLimit.addressOf(command.attempt())
                + ' '
                + reservation.amount().currency();
        AtomicBoolean room = new AtomicBoolean(true);
        books.addresses.compute(key, (address, known) -> {
            AddressUsage before = known == null ? AddressUsage.none(command.now()) : known;
            Optional<AddressUsage> after =
                    before.admitted(command.now(), limit, reservation.amount().units());
            room.set(after.isPresent());
            return after.orElse(before);
        });
        if (room.get()) {
            page.addresses.put(reservation.id(), key);
        }
        return room.get();
    }

    private boolean extendAtAddress(MemoryAccount page, Reservation held, Extension extension, Grant grant) {
        AddressLimit limit = extension.limitsFor(held).address();
        String key = page.addresses.get(held.id());
        if (limit == null || key == null) {
            return true;
        }
        AtomicBoolean room = new AtomicBoolean(true);
        long extra = extension.offer(held).extra(grant).units();
        books.addresses.computeIfPresent(key, (address, before) -> {
            Optional<AddressUsage> after = before.extended(extension.now(), limit, extra);
            room.set(after.isPresent());
            return after.orElse(before);
        });
        return room.get();
    }

    private void endAtAddress(MemoryAccount page, Reservation held, CallEnding ending) {
        String key = page.addresses.remove(held.id());
        if (key != null) {
            Billed billed = ending.record().billed();
            books.addresses.computeIfPresent(
                    key,
                    (address, before) -> before.ended(
                            ending.record().release().at(),
                            ending.limits().address(),
                            held.amount().units(),
                            billed.charge().units(),
                            billed.talkSeconds()));
        }
    }

    /** Once a day for each account. */
    private void tell(MemoryAccount page, ReserveCommand command, ReserveAnswer answer) {
        int day = command.limits().date().day();
        if (answer instanceof ReserveAnswer.LimitReached reached && page.limitToldOn < day) {
            page.limitToldOn = day;
            books.append(command.event(reached.limit()));
        }
    }

    @Override
    public RefuseAnswer refuse(CallRecord refusal) {
        MemoryAccount page = books.accounts.get(refusal.attempt().account());
        if (page == null) {
            CallRecord earlier = keep(refusal);
            return earlier == null ? new RefuseAnswer.Recorded() : new RefuseAnswer.AlreadyRecorded(earlier);
        }
        synchronized (page) {
            Reservation held = page.open.get(new ReservationId(refusal.id()));
            if (held != null) {
                return new RefuseAnswer.AlreadyReserved(held);
            }
            CallRecord earlier = books.records.get(refusal.id());
            if (earlier != null) {
                return new RefuseAnswer.AlreadyRecorded(earlier);
            }
            write(page, refusal);
            return new RefuseAnswer.Recorded();
        }
    }

    @Override
    public ExtendAnswer extend(ReservationId id, Extension extension) {
        MemoryAccount page = books.holders.get(id);
        if (page == null) {
            return new ExtendAnswer.NotOpen();
        }
        synchronized (page) {
            Reservation held = page.open.get(id);
            return held == null ? new ExtendAnswer.NotOpen() : extend(page, held, extension);
        }
    }

    private ExtendAnswer extend(MemoryAccount page, Reservation held, Extension extension) {
        if (extension.repeats(held)) {
            return new ExtendAnswer.Extended(held);
        }
        Reservation wished = extension.reportsAnswer() ? held : extension.withPackage(held, page.packages);
        Optional<Grant> grant = extension.reportsAnswer()
                ? Optional.of(held.grant())
                : extension
                        .offer(wished)
                        .within(page.standing().room(extension.limitsFor(held)))
                        .filter(more -> extendAtAddress(page, held, extension, more));
        Reservation next =
                grant.map(more -> extension.granted(wished, more)).orElseGet(() -> extension.exhausted(held));
        page.hold(next);
        return grant.isPresent() ? new ExtendAnswer.Extended(next) : new ExtendAnswer.Exhausted(next);
    }

    @Override
    public EndAnswer end(ReservationId id, EndDecision decision) {
        MemoryAccount page = books.holders.get(id);
        if (page != null) {
            synchronized (page) {
                Reservation held = page.open.get(id);
                if (held != null) {
                    return decision.decide(held)
                            .map(ending -> end(page, held, ending))
                            .orElseGet(() -> new EndAnswer.LeftOpen(held));
                }
            }
        }
        CallRecord earlier = books.records.get(id.attempt());
        return earlier == null ? new EndAnswer.Unknown() : new EndAnswer.AlreadyEnded(earlier);
    }

    private EndAnswer end(MemoryAccount page, Reservation held, CallEnding ending) {
        page.release(held);
        AccountBalance before = page.balance();
        ending.warning(before.balance().plus(before.creditLimit())).ifPresent(books::append);
        if (ending.charge() != null) {
            books.entries.put(ending.charge().id(), ending.charge());
            page.book(ending.charge());
        }
        page.usage = ending.after(page.usage);
        page.endPackage(held, ending);
        endAtAddress(page, held, ending);
        write(page, ending.record());
        ending.events().forEach(books::append);
        books.holders.remove(held.id());
        return new EndAnswer.Ended(ending.record());
    }

    @Override
    public PostAnswer post(LedgerEntry entry, @Nullable BillingEvent event) {
        MemoryAccount page = books.accounts.get(entry.account());
        if (page == null) {
            return new PostAnswer.UnknownAccount();
        }
        synchronized (page) {
            if (!page.terms.currency().equals(entry.amount().currency())) {
                return new PostAnswer.WrongCurrency();
            }
            LedgerEntry earlier = books.entries.get(entry.id());
            Money available = page.balance().available();
            if (earlier == null
                    && entry.amount().isNegative()
                    && available.plus(entry.amount()).isNegative()) {
                return new PostAnswer.Insufficient(available);
            }
            earlier = books.entries.putIfAbsent(entry.id(), entry);
            if (earlier != null) {
                return earlier.isRepeatedBy(entry)
                        ? new PostAnswer.AlreadyPosted(page.balance())
                        : new PostAnswer.Conflicting(earlier);
            }
            page.book(entry);
            books.append(event);
            return new PostAnswer.Posted(page.balance());
        }
    }

    @Override
    public Optional<AccountBalance> balance(AccountId account) {
        return books.account(account).map(page -> {
            synchronized (page) {
                return page.balance();
            }
        });
    }

    @Override
    public Optional<Usage> usage(AccountId account) {
        return books.account(account).map(page -> {
            synchronized (page) {
                return page.usage;
            }
        });
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, int limit) {
        return books.account(account)
                .map(page -> {
                    synchronized (page) {
                        return NewestFirst.of(page.entries, limit);
                    }
                })
                .orElse(List.of());
    }

    @Override
    public Optional<Money> sumOfEntries(AccountId account) {
        return books.account(account).map(page -> {
            synchronized (page) {
                return page.entries.stream()
                        .map(LedgerEntry::amount)
                        .reduce(Money.zero(page.terms.currency()), Money::plus);
            }
        });
    }

    @Override
    public Optional<Reservation> find(ReservationId id) {
        return Optional.ofNullable(books.holders.get(id)).map(page -> {
            synchronized (page) {
                return page.open.get(id);
            }
        });
    }

    @Override
    public List<Reservation> open(AccountId account) {
        return books.account(account)
                .map(page -> {
                    synchronized (page) {
                        return List.copyOf(page.open.values());
                    }
                })
                .orElse(List.of());
    }

    @Override
    public List<Reservation> leaseEnded(Instant now, int limit) {
        return search(held -> !held.progress().leaseUntil().isAfter(now), limit);
    }

    @Override
    public List<Reservation> leftBehind(NodeId node, int limit) {
        return search(
                held -> held.node().name().equals(node.name()) && held.node().incarnation() < node.incarnation(),
                limit);
    }

    private List<Reservation> search(Predicate<Reservation> wanted, int limit) {
        return books.holders.keySet().stream()
                .flatMap(id -> find(id).stream())
                .filter(wanted)
                .sorted(Comparator.comparing(held -> held.progress().leaseUntil()))
                .limit(limit)
                .toList();
    }

    /** Keeps a record that belongs to no account; returns the earlier one of its attempt. */
    private @Nullable CallRecord keep(CallRecord callRecord) {
        return books.records.putIfAbsent(callRecord.id(), callRecord);
    }

    private void write(MemoryAccount page, CallRecord callRecord) {
        if (keep(callRecord) != null) {
            throw new IllegalStateException("Attempt " + callRecord.id() + " has a record already");
        }
        page.records.add(callRecord);
    }
}
