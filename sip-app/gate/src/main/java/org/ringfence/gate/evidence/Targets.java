package org.ringfence.gate.evidence;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which users and numbers each address asked for without success, up to a limit (SPEC A16). There is room for
 * {@value #ADDRESSES} addresses; a newcomer that finds its places full takes that of whoever began first.
 */
final class Targets {

    /** Most addresses at once. */
    static final int ADDRESSES = 1 << 16;

    private static final int WAYS = 8;
    private static final int FEW = 4;

    private final AtomicReferenceArray<@Nullable Asked> places = new AtomicReferenceArray<>(ADDRESSES);

    /** What one address asked for in its present period. */
    private static final class Asked {
        private final long address;
        private final int limit;
        private final long since;
        private long[] targets;
        private int count;

        Asked(long address, int limit, long since) {
            this.address = address;
            this.limit = limit;
            this.since = since;
            this.targets = new long[Math.min(FEW, limit + 1)];
        }

        boolean isFor(int otherLimit, long now, long period) {
            return limit == otherLimit && now - since < period;
        }

        synchronized int add(long target) {
            for (int i = 0; i < count; i++) {
                if (targets[i] == target) {
                    return count;
                }
            }
            if (count <= limit) {
                if (count == targets.length) {
                    targets = Arrays.copyOf(targets, Math.min(2 * count, limit + 1));
                }
                targets[count++] = target;
            }
            return count;
        }

        synchronized void remove(long target) {
            for (int i = 0; i < count; i++) {
                if (targets[i] == target) {
                    targets[i] = targets[--count];
                    return;
                }
            }
        }
    }

    /** Notes a target; says how many there are in this period, at most one more than the limit. */
    int ask(long address, long target, int limit, long now, long period) {
        while (true) {
            int place = placeOf(address);
            Asked before = places.get(place);
            if (before != null && before.address == address && before.isFor(limit, now, period)) {
                return before.add(target);
            }
            Asked asked = new Asked(address, limit, now);
            if (places.compareAndSet(place, before, asked)) {
                return asked.add(target);
            }
        }
    }

    /** Takes a target back: it was no stranger's question. */
    void found(long address, long target) {
        Asked asked = places.get(placeOf(address));
        if (asked != null && asked.address == address) {
            asked.remove(target);
        }
    }

    /** Where an address is; else a free place, or that of whoever began first among its neighbours. */
    private int placeOf(long address) {
        int first = (int) address & ADDRESSES - 1 & -WAYS;
        int best = first;
        long least = Long.MAX_VALUE;
        for (int place = first; place < first + WAYS; place++) {
            Asked asked = places.get(place);
            if (asked != null && asked.address == address) {
                return place;
            }
            long since = asked == null ? Long.MIN_VALUE : asked.since;
            if (since < least) {
                least = since;
                best = place;
            }
        }
        return best;
    }

    /** How many addresses are remembered; walks through all places. */
    int size() {
        int known = 0;
        for (int place = 0; place < ADDRESSES; place++) {
            known += places.get(place) == null ? 0 : 1;
        }
        return known;
    }

    void clear() {
        for (int place = 0; place < ADDRESSES; place++) {
            places.set(place, null);
        }
    }
}
