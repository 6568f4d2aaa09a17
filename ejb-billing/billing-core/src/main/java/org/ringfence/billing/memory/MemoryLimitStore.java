package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.AgreedLimits;
import org.ringfence.billing.spending.LimitProfile;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.spending.LimitsNow;

/** Limits in memory. */
public final class MemoryLimitStore implements LimitStore {

    private final MemoryBooks books;
    private final Map<String, LimitSet> profiles = new ConcurrentSkipListMap<>();
    private final Map<AccountId, Agreed> agreed = new ConcurrentHashMap<>();

    public MemoryLimitStore(MemoryBooks books) {
        this.books = books;
    }

    private record Agreed(@Nullable String profile, LimitSet own) {}

    @Override
    public AgreedLimits of(AccountId account) {
        Agreed found = agreed.get(account);
        if (found == null) {
            return AgreedLimits.NONE;
        }
        String name = found.profile();
        return new AgreedLimits(name == null ? null : profile(name).orElse(null), found.own());
    }

    @Override
    public synchronized SetAnswer set(AccountId account, @Nullable String profile, LimitSet own) {
        if (books.account(account).isEmpty()) {
            return SetAnswer.UNKNOWN_ACCOUNT;
        }
        if (profile != null && !profiles.containsKey(profile)) {
            return SetAnswer.UNKNOWN_PROFILE;
        }
        agreed.put(account, new Agreed(profile, own));
        return SetAnswer.SET;
    }

    @Override
    public List<LimitProfile> profiles() {
        return profiles.entrySet().stream()
                .map(profile -> new LimitProfile(profile.getKey(), profile.getValue()))
                .toList();
    }

    @Override
    public Optional<LimitProfile> profile(String name) {
        return Optional.ofNullable(profiles.get(name)).map(limits -> new LimitProfile(name, limits));
    }

    @Override
    public void keep(LimitProfile profile) {
        profiles.put(profile.name(), profile.limits());
    }

    @Override
    public synchronized RemoveAnswer remove(String profile) {
        if (!profiles.containsKey(profile)) {
            return RemoveAnswer.UNKNOWN;
        }
        if (agreed.values().stream().anyMatch(each -> profile.equals(each.profile()))) {
            return RemoveAnswer.IN_USE;
        }
        profiles.remove(profile);
        return RemoveAnswer.REMOVED;
    }

    @Override
    public void addTalk(AccountId account, long seconds, LimitsNow end) {
        books.account(account).ifPresent(page -> {
            synchronized (page) {
                page.usage =
                        page.usage.plus(end, Money.zero(page.usage.daySpent().currency()), seconds);
            }
        });
    }

    @Override
    public int forgetAddresses(Instant before) {
        int all = books.addresses.size();
        books.addresses
                .values()
                .removeIf(usage -> usage.reserved() == 0 && usage.begun().isBefore(before));
        return all - books.addresses.size();
    }

    @Override
    public int closeMonths(int beforeMonth, int most, MonthClosing limits) {
        List<MemoryAccount> due = books.accounts.values().stream()
                .filter(page -> isDue(page, beforeMonth))
                .limit(most)
                .toList();
        for (MemoryAccount page : due) {
            synchronized (page) {
                page.usage = page.usage.closed(limits.limitsOf(page.id));
            }
        }
        return due.size();
    }

    private static boolean isDue(MemoryAccount page, int beforeMonth) {
        synchronized (page) {
            return page.usage.activeMonths() > 0
                    || (page.usage.date().month() < beforeMonth
                            && page.usage.monthSpent().isPositive());
        }
    }
}
