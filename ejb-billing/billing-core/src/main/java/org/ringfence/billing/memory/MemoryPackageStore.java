package org.ringfence.billing.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.packages.PackageUse;

/** Packages in memory, for tests. */
public final class MemoryPackageStore implements PackageStore {

    private final MemoryBooks books;
    private final Map<String, CallPackage> packages = new ConcurrentSkipListMap<>();
    private long last;

    public MemoryPackageStore(MemoryBooks books) {
        this.books = books;
    }

    /** Ledgers ask while they hold the account's page, so nothing else is locked here. */
    @Override
    public List<CallPackage> of(AccountId account) {
        Map<PackageId, PackageUse> uses = uses(account);
        List<CallPackage> own = new ArrayList<>(packages.values());
        own.removeIf(bundle -> !uses.containsKey(bundle.id()));
        own.sort(Comparator.comparing(CallPackage::name));
        return own;
    }

    @Override
    public List<CallPackage> packages() {
        return List.copyOf(packages.values());
    }

    @Override
    public Optional<CallPackage> find(String name) {
        return Optional.ofNullable(packages.get(name));
    }

    @Override
    public synchronized CallPackage keep(CallPackage bundle) {
        CallPackage before = packages.get(bundle.name());
        PackageId id = before == null ? new PackageId(++last) : before.id();
        CallPackage kept = new CallPackage(id, bundle.name(), bundle.numbers(), bundle.seconds(), bundle.period());
        packages.put(kept.name(), kept);
        return kept;
    }

    @Override
    public synchronized RemoveAnswer remove(String name) {
        CallPackage bundle = packages.get(name);
        if (bundle == null) {
            return RemoveAnswer.UNKNOWN;
        }
        boolean inUse = books.accounts.values().stream().anyMatch(page -> {
            synchronized (page) {
                return page.packages.containsKey(bundle.id());
            }
        });
        if (inUse) {
            return RemoveAnswer.IN_USE;
        }
        packages.remove(name);
        return RemoveAnswer.REMOVED;
    }

    @Override
    public synchronized AssignAnswer assign(AccountId account, String name) {
        MemoryAccount page = books.accounts.get(account);
        CallPackage bundle = packages.get(name);
        if (page == null) {
            return AssignAnswer.UNKNOWN_ACCOUNT;
        }
        if (bundle == null) {
            return AssignAnswer.UNKNOWN_PACKAGE;
        }
        synchronized (page) {
            page.packages.merge(bundle.id(), PackageUse.NONE, (use, none) -> use.anew());
        }
        return AssignAnswer.DONE;
    }

    @Override
    public synchronized AssignAnswer withdraw(AccountId account, String name) {
        MemoryAccount page = books.accounts.get(account);
        CallPackage bundle = packages.get(name);
        if (page == null) {
            return AssignAnswer.UNKNOWN_ACCOUNT;
        }
        if (bundle == null) {
            return AssignAnswer.UNKNOWN_PACKAGE;
        }
        synchronized (page) {
            return page.packages.remove(bundle.id()) == null ? AssignAnswer.NOT_ASSIGNED : AssignAnswer.DONE;
        }
    }

    @Override
    public Map<PackageId, PackageUse> uses(AccountId account) {
        MemoryAccount page = books.accounts.get(account);
        if (page == null) {
            return Map.of();
        }
        synchronized (page) {
            return Map.copyOf(page.packages);
        }
    }
}
