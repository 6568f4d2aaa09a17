package org.ringfence.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.spending.AgreedLimits;
import org.ringfence.billing.spending.LimitProfile;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.spending.LimitsNow;

/** Limits, asked for with every call, that are remembered until any of them changes. */
public final class CachedLimits implements LimitStore {

    /** When there are more, all are forgotten. */
    private static final int MOST = 200_000;

    private final LimitStore store;
    private final Map<AccountId, AgreedLimits> known = new ConcurrentHashMap<>();
    private final AtomicLong edition = new AtomicLong();

    public CachedLimits(LimitStore store) {
        this.store = store;
    }

    @Override
    public AgreedLimits of(AccountId account) {
        AgreedLimits remembered = known.get(account);
        if (remembered != null) {
            return remembered;
        }
        long before = edition.get();
        AgreedLimits read = store.of(account);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(account, read);
        if (edition.get() != before) {
            known.remove(account);
        }
        return read;
    }

    /** Reads all limits anew when they are needed next: something changed, here or on another node. */
    void forget() {
        edition.incrementAndGet();
        known.clear();
    }

    @Override
    public SetAnswer set(AccountId account, @Nullable String profile, LimitSet own) {
        try {
            return store.set(account, profile, own);
        } finally {
            forget();
        }
    }

    @Override
    public List<LimitProfile> profiles() {
        return store.profiles();
    }

    @Override
    public Optional<LimitProfile> profile(String name) {
        return store.profile(name);
    }

    @Override
    public void keep(LimitProfile profile) {
        try {
            store.keep(profile);
        } finally {
            forget();
        }
    }

    @Override
    public RemoveAnswer remove(String profile) {
        return store.remove(profile);
    }

    @Override
    public void addTalk(AccountId account, long seconds, LimitsNow end) {
        store.addTalk(account, seconds, end);
    }

    @Override
    public int forgetAddresses(Instant before) {
        return store.forgetAddresses(before);
    }

    @Override
    public int closeMonths(int beforeMonth, int most, MonthClosing limits) {
        return store.closeMonths(beforeMonth, most, limits);
    }
}
