package org.ringfence.call.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ringfence.billing.account.AccountId;

/**
 * Trunks by the longest prefix, then by priority. Those that are alike share the calls by their weights; those without
 * weight follow by their names.
 */
public final class TrunkOrder implements TrunkChoice {

    private final RandomGenerator random;

    public TrunkOrder(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Trunk> choose(List<Trunk> ways, AccountId payer, String digits) {
        return ordered(ways, byPrefixAndPriority(digits));
    }

    /** The longest prefix first, then the lowest priority. */
    public static Comparator<Trunk> byPrefixAndPriority(String digits) {
        return Comparator.comparingInt((Trunk trunk) -> -trunk.matchLength(digits))
                .thenComparingInt(Trunk::priority);
    }

    /** Trunks in this order, and by weight where it says that they are alike. */
    public List<Trunk> ordered(List<Trunk> ways, Comparator<Trunk> order) {
        List<Trunk> rest = new ArrayList<>(ways);
        rest.sort(order.thenComparing(Trunk::name));
        List<Trunk> ordered = new ArrayList<>(rest.size());
        while (!rest.isEmpty()) {
            Trunk first = rest.get(0);
            int alike = 0;
            while (alike < rest.size() && order.compare(first, rest.get(alike)) == 0) {
                alike++;
            }
            ordered.add(rest.remove(drawn(rest.subList(0, alike))));
        }
        return ordered;
    }

    private int drawn(List<Trunk> alike) {
        long all = 0;
        for (Trunk trunk : alike) {
            all += trunk.weight();
        }
        if (all == 0 || alike.size() == 1) {
            return 0;
        }
        long ticket = random.nextLong(all);
        int index = 0;
        while (ticket >= alike.get(index).weight()) {
            ticket -= alike.get(index).weight();
            index++;
        }
        return index;
    }
}
