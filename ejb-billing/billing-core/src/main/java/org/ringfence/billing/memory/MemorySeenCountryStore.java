package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.geography.SeenCountryStore;

/** Countries of accounts in memory, for tests. */
public final class MemorySeenCountryStore implements SeenCountryStore {

    private final TermsSource accounts;
    private final Map<AccountId, Set<String>> seen = new HashMap<>();

    public MemorySeenCountryStore(TermsSource accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized Set<String> of(AccountId account) {
        return Set.copyOf(seen.getOrDefault(account, Set.of()));
    }

    @Override
    public synchronized boolean add(AccountId account, String country, Instant at) {
        return accounts.termsOf(account).isPresent()
                && seen.computeIfAbsent(account, unknown -> new HashSet<>()).add(country);
    }

    @Override
    public synchronized boolean remove(AccountId account, String country) {
        return seen.getOrDefault(account, new HashSet<>()).remove(country);
    }
}
