package org.ringfence.billing.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.fraud.FraudProfileStore;

/** Profiles of calls in memory, for tests. */
public final class MemoryFraudProfileStore implements FraudProfileStore {

    private final TermsSource accounts;
    private final Map<String, FraudProfile> profiles = new TreeMap<>();
    private final Map<AccountId, String> assigned = new HashMap<>();

    public MemoryFraudProfileStore(TermsSource accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized List<FraudProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    @Override
    public synchronized @Nullable FraudProfile profile(String name) {
        return profiles.get(name);
    }

    @Override
    public synchronized @Nullable FraudProfile of(AccountId account) {
        String name = assigned.get(account);
        return name == null ? null : profiles.get(name);
    }

    @Override
    public synchronized void keep(FraudProfile profile) {
        profiles.put(profile.name(), profile);
    }

    @Override
    public synchronized RemoveAnswer remove(String name) {
        if (assigned.containsValue(name)) {
            return RemoveAnswer.IN_USE;
        }
        return profiles.remove(name) == null ? RemoveAnswer.UNKNOWN : RemoveAnswer.REMOVED;
    }

    @Override
    public synchronized AssignAnswer assign(AccountId account, @Nullable String profile) {
        if (accounts.termsOf(account).isEmpty()) {
            return AssignAnswer.UNKNOWN_ACCOUNT;
        }
        if (profile == null) {
            assigned.remove(account);
            return AssignAnswer.ASSIGNED;
        }
        if (!profiles.containsKey(profile)) {
            return AssignAnswer.UNKNOWN_PROFILE;
        }
        assigned.put(account, profile);
        return AssignAnswer.ASSIGNED;
    }
}
