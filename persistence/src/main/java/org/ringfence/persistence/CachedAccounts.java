package org.ringfence.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;

/** Accounts whose terms, asked for with every call, are remembered until they change. Balances never are. */
public final class CachedAccounts implements AccountStore {

    /** When there are more, all are forgotten: an account costs about 200 bytes. */
    private static final int MOST = 200_000;

    private final AccountStore store;
    private final Map<AccountId, AccountTerms> terms = new ConcurrentHashMap<>();
    private final AtomicLong edition = new AtomicLong();

    public CachedAccounts(AccountStore store) {
        this.store = store;
    }

    @Override
    public Optional<AccountTerms> termsOf(AccountId id) {
        AccountTerms known = terms.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        long before = edition.get();
        Optional<AccountTerms> read = store.termsOf(id);
        if (terms.size() >= MOST) {
            terms.clear();
        }
        read.ifPresent(found -> terms.put(id, found));
        if (edition.get() != before) {
            terms.remove(id);
        }
        return read;
    }

    @Override
    public ChangeAnswer changeTerms(AccountId id, AccountTerms changed) {
        try {
            return store.changeTerms(id, changed);
        } finally {
            edition.incrementAndGet();
            terms.remove(id);
        }
    }

    /** Reads all terms anew when they are needed next: another node may have changed some. */
    void forget() {
        edition.incrementAndGet();
        terms.clear();
    }

    @Override
    public CreateAnswer create(NewAccount account) {
        return store.create(account);
    }

    @Override
    public CreateAllAnswer createAll(List<NewAccount> accounts) {
        return store.createAll(accounts);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return store.find(id);
    }

    @Override
    public Optional<Account> findByName(String name) {
        return store.findByName(name);
    }

    @Override
    public List<Account> list(String afterName, int limit) {
        return store.list(afterName, limit);
    }

    @Override
    public ChangeAnswer lock(AccountId id, LockLevel level) {
        return store.lock(id, level);
    }
}
