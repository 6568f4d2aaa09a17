package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.number.AccountDestinations;
import org.ringfence.billing.number.DestinationStore;

/** Destinations of accounts in memory, for tests. */
public final class MemoryDestinationStore implements DestinationStore {

    private final TermsSource accounts;
    private final Map<AccountId, AccountDestinations> known = new HashMap<>();
    private final Map<AccountId, Tries> tries = new HashMap<>();

    public MemoryDestinationStore(TermsSource accounts) {
        this.accounts = accounts;
    }

    private record Tries(int count, Instant last) {}

    @Override
    public synchronized AccountDestinations of(AccountId account) {
        return known.getOrDefault(account, AccountDestinations.NONE);
    }

    @Override
    public synchronized List<AccountId> accounts() {
        return known.keySet().stream()
                .sorted(Comparator.comparingLong(AccountId::value))
                .toList();
    }

    @Override
    public synchronized boolean set(AccountId account, AccountDestinations destinations) {
        if (accounts.termsOf(account).isEmpty()) {
            return false;
        }
        known.put(account, destinations);
        tries.remove(account);
        return true;
    }

    @Override
    public synchronized boolean tryPin(AccountId account, int most, Instant now, Instant since) {
        Tries before = tries.getOrDefault(account, new Tries(0, Instant.MIN));
        int count = before.last().isBefore(since) ? 0 : before.count();
        if (count >= most || !known.containsKey(account)) {
            return false;
        }
        tries.put(account, new Tries(count + 1, now));
        return true;
    }

    @Override
    public synchronized void pinWasRight(AccountId account) {
        tries.remove(account);
    }
}
