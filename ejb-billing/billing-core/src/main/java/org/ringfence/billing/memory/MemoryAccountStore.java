package org.ringfence.billing.memory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.money.Money;

/** Accounts in memory. */
public final class MemoryAccountStore implements AccountStore {

    private final MemoryBooks books;
    private final InstantSource clock;

    public MemoryAccountStore(MemoryBooks books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    @Override
    public CreateAnswer create(NewAccount account) {
        synchronized (books.byName) {
            MemoryAccount existing = books.byName.get(account.name());
            return existing == null
                    ? new CreateAnswer.Created(read(open(account)))
                    : new CreateAnswer.NameTaken(read(existing));
        }
    }

    @Override
    public CreateAllAnswer createAll(List<NewAccount> accounts) {
        synchronized (books.byName) {
            Set<String> seen = new HashSet<>();
            List<String> taken = accounts.stream()
                    .map(NewAccount::name)
                    .filter(name -> !seen.add(name) || books.byName.containsKey(name))
                    .distinct()
                    .toList();
            if (!taken.isEmpty()) {
                return new CreateAllAnswer.NamesTaken(taken);
            }
            List<AccountId> ids = new ArrayList<>();
            accounts.forEach(account -> ids.add(open(account).id));
            return new CreateAllAnswer.Created(ids);
        }
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return books.account(id).map(MemoryAccountStore::read);
    }

    @Override
    public Optional<Account> findByName(String name) {
        return Optional.ofNullable(books.byName.get(name)).map(MemoryAccountStore::read);
    }

    @Override
    public List<Account> list(String afterName, int limit) {
        return books.byName.tailMap(afterName, false).values().stream()
                .limit(limit)
                .map(MemoryAccountStore::read)
                .toList();
    }

    @Override
    public ChangeAnswer lock(AccountId id, LockLevel level) {
        MemoryAccount page = books.accounts.get(id);
        if (page == null) {
            return new ChangeAnswer.UnknownAccount();
        }
        synchronized (page) {
            page.lock = level;
            return new ChangeAnswer.Changed(page.account());
        }
    }

    @Override
    public ChangeAnswer changeTerms(AccountId id, AccountTerms terms) {
        MemoryAccount page = books.accounts.get(id);
        if (page == null) {
            return new ChangeAnswer.UnknownAccount();
        }
        synchronized (page) {
            if (!page.terms.currency().equals(terms.currency())) {
                return new ChangeAnswer.WrongCurrency();
            }
            Money spent = page.balance().reserved().minus(page.balance().balance());
            if (!terms.creditLimit().covers(spent)) {
                return new ChangeAnswer.LimitInUse(spent);
            }
            page.terms = terms;
            return new ChangeAnswer.Changed(page.account());
        }
    }

    @Override
    public Optional<AccountTerms> termsOf(AccountId id) {
        return books.account(id).map(page -> {
            synchronized (page) {
                return page.terms;
            }
        });
    }

    private MemoryAccount open(NewAccount opened) {
        AccountId id = new AccountId(books.lastAccount.incrementAndGet());
        MemoryAccount page = new MemoryAccount(id, opened);
        if (!opened.openingBalance().isZero()) {
            LedgerEntry entry = new LedgerEntry(
                    EntryId.openingOf(id), id, EntryKind.OPENING, opened.openingBalance(), clock.instant(), "");
            books.entries.put(entry.id(), entry);
            page.book(entry);
        }
        books.accounts.put(id, page);
        books.byName.put(opened.name(), page);
        return page;
    }

    private static Account read(MemoryAccount page) {
        synchronized (page) {
            return page.account();
        }
    }
}
