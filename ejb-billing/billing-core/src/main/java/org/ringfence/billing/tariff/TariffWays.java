package org.ringfence.billing.tariff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountTerms;

/** Follows the links between tariffs, in the order in which they are asked for a price. */
public final class TariffWays {

    /** Longer ways of parents are cut. */
    public static final int LONGEST = 8;

    private final TariffSource tariffs;

    public TariffWays(TariffSource tariffs) {
        this.tariffs = tariffs;
    }

    /** The tariffs that have the price of a call that starts at this instant: the first one that has it counts. */
    public List<Tariff> at(AccountTerms payer, Instant start) {
        Tariff own = own(payer).orElse(null);
        if (own == null) {
            return List.of();
        }
        if (own.links().equals(TariffLinks.NONE)) {
            return List.of(own);
        }
        Map<TariffId, Tariff> ways = new LinkedHashMap<>();
        if (own.links().offPeakHours().contain(start, payer.timeZone())) {
            follow(own.links().offPeak(), own, ways);
        }
        follow(own.id(), own, ways);
        return List.copyOf(ways.values());
    }

    /** All tariffs that may have the price of a call of this payer at any time. */
    public List<Tariff> all(AccountTerms payer) {
        Tariff own = own(payer).orElse(null);
        if (own == null) {
            return List.of();
        }
        Map<TariffId, Tariff> ways = new LinkedHashMap<>();
        follow(own.links().offPeak(), own, ways);
        follow(own.id(), own, ways);
        return List.copyOf(ways.values());
    }

    private Optional<Tariff> own(AccountTerms payer) {
        Optional<Tariff> tariff =
                payer.tariff() == null ? tariffs.defaultFor(payer.currency()) : tariffs.find(payer.tariff());
        return tariff.filter(found -> found.currency().equals(payer.currency()));
    }

    private void follow(@Nullable TariffId first, Tariff own, Map<TariffId, Tariff> ways) {
        TariffId next = first;
        for (int step = 0; next != null && step < LONGEST; step++) {
            Tariff tariff = next.equals(own.id()) ? own : tariffs.find(next).orElse(null);
            if (tariff == null || !tariff.currency().equals(own.currency())) {
                return;
            }
            ways.putIfAbsent(tariff.id(), tariff);
            next = tariff.links().parent();
        }
    }

    /** The tariffs from this one over its parents, itself included. */
    static List<TariffId> parents(TariffSource tariffs, TariffId first) {
        List<TariffId> way = new ArrayList<>();
        TariffId next = first;
        while (next != null && way.size() <= LONGEST && !way.contains(next)) {
            way.add(next);
            next = tariffs.find(next).map(found -> found.links().parent()).orElse(null);
        }
        return way;
    }

    /** Whether a tariff may look into these: they exist, have its currency, and none leads back to it. */
    public static TariffStore.LinkAnswer check(TariffSource tariffs, TariffId tariff, TariffLinks links) {
        Tariff own = tariffs.find(tariff).orElse(null);
        if (own == null) {
            return TariffStore.LinkAnswer.UNKNOWN_TARIFF;
        }
        List<TariffId> others = new ArrayList<>();
        if (links.parent() != null) {
            others.addAll(parents(tariffs, links.parent()));
        }
        if (others.contains(tariff) || others.size() >= LONGEST) {
            return TariffStore.LinkAnswer.ROUND;
        }
        if (links.offPeak() != null) {
            others.add(links.offPeak());
        }
        for (TariffId other : others) {
            Tariff found = tariffs.find(other).orElse(null);
            if (found == null) {
                return TariffStore.LinkAnswer.UNKNOWN_TARIFF;
            }
            if (!found.currency().equals(own.currency())) {
                return TariffStore.LinkAnswer.OTHER_CURRENCY;
            }
        }
        return tariff.equals(links.offPeak()) ? TariffStore.LinkAnswer.ROUND : TariffStore.LinkAnswer.LINKED;
    }
}
