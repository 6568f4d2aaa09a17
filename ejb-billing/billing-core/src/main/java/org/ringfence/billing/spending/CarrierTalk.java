package org.ringfence.billing.spending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.ledger.LedgerStore;

/**
 * Counts the talk that trunks carry, and knows which of them have carried as much as they may within a day or a month (SPEC
 * F27): the limits of talk of a trunk's account. Counted is by all nodes together, in rounds of a second; calls that run
 * go on (SPEC F28).
 */
public final class CarrierTalk {

    private final LimitSource limits;
    private final LimitStore store;
    private final LedgerStore ledger;
    private final InstantSource clock;
    private final Map<AccountId, Long> untold = new ConcurrentHashMap<>();
    private volatile Set<AccountId> full = Set.of();

    public CarrierTalk(LimitSource limits, LimitStore store, LedgerStore ledger, InstantSource clock) {
        this.limits = limits;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A call that a trunk carried is over; quick, and never waits. */
    public void talked(AccountId trunk, Duration talk) {
        long seconds = talk.plusNanos(Duration.ofSeconds(1).toNanos() - 1).toSeconds();
        if (seconds > 0) {
            untold.merge(trunk, seconds, Long::sum);
        }
    }

    /** Whether a trunk takes no further calls, as of the last round. */
    public boolean isFull(AccountId trunk) {
        return full.contains(trunk);
    }

    /**
     * Writes what was talked, and looks anew who may carry more.
     *
     * @throws org.ringfence.billing.admission.LedgerUnavailable if the database is away; nothing is lost
     */
    public void round(Collection<AccountId> trunks) {
        Instant now = clock.instant();
        for (AccountId trunk : Set.copyOf(untold.keySet())) {
            Long seconds = untold.get(trunk);
            if (seconds != null) {
                store.addTalk(trunk, seconds, limits.limitsOf(trunk, now));
                untold.computeIfPresent(trunk, (same, all) -> all.equals(seconds) ? null : all - seconds);
            }
        }
        Set<AccountId> closed = new HashSet<>();
        for (AccountId trunk : trunks) {
            LimitsNow bounds = limits.limitsOf(trunk, now);
            Long day = bounds.limits().dayTalk();
            Long month = bounds.limits().monthTalk();
            if ((day != null || month != null) && isFull(trunk, bounds, day, month)) {
                closed.add(trunk);
            }
        }
        full = Set.copyOf(closed);
    }

    private boolean isFull(AccountId trunk, LimitsNow bounds, @Nullable Long day, @Nullable Long month) {
        return ledger.usage(trunk)
                .map(usage -> usage.at(bounds))
                .filter(usage ->
                        (day != null && usage.dayTalk() >= day) || (month != null && usage.monthTalk() >= month))
                .isPresent();
    }
}
