package org.ringfence.call.auth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which counts of which nonces were taken, within bounds: when there is no more room, the oldest nonces are
 * given up all at once and count as stale from then on, so that forgetting never lets a replay through.
 */
final class ReplayWindow {

    private static final int GENERATIONS = 8;

    private final int capacityPerGeneration;
    private final Deque<Generation> generations = new ArrayDeque<>();
    private volatile Generation newest = new Generation();
    private volatile long givenUpUntilMillis = Long.MIN_VALUE;
    private final Map<Long, Counts> counts = new ConcurrentHashMap<>();

    /** Nonces that were answered first at about the same time. */
    private static final class Generation {
        private final Map<Long, Long> mintedAtByKey = new ConcurrentHashMap<>();
    }

    /** The counts of one nonce that were taken: the highest one and a bit for each of the 63 before it. */
    private static final class Counts {
        private long highest;
        private long taken;

        synchronized boolean take(long count, int window) {
            if (count > highest) {
                long ahead = count - highest;
                taken = ahead >= Long.SIZE ? 1 : taken << ahead | 1;
                highest = count;
                return true;
            }
            long behind = highest - count;
            if (behind >= window || (taken & 1L << behind) != 0) {
                return false;
            }
            taken |= 1L << behind;
            return true;
        }
    }

    /** Remembers up to this many nonces. */
    ReplayWindow(int capacity) {
        if (capacity < GENERATIONS) {
            throw new IllegalArgumentException("Too small a capacity: " + capacity);
        }
        capacityPerGeneration = capacity / GENERATIONS;
        generations.add(newest);
    }

    /**
     * Takes a count of a nonce, once.
     *
     * @param count 1 or more
     * @param window how far a count may lag behind the highest one
     * @return false if it was taken before, lags too far behind, or nobody can tell any more
     */
    boolean take(Nonces.Genuine nonce, long count, int window) {
        Counts known = counts.get(nonce.key());
        if (known == null) {
            known = remember(nonce);
        }
        // checked last: a nonce that is given up meanwhile must not be taken by what was found before
        return known.take(count, window) && nonce.mintedAtMillis() > givenUpUntilMillis;
    }

    /** How many nonces are remembered. */
    int size() {
        return counts.size();
    }

    private Counts remember(Nonces.Genuine nonce) {
        Counts fresh = new Counts();
        Counts known = counts.putIfAbsent(nonce.key(), fresh);
        if (known != null) {
            return known;
        }
        Generation generation = newest;
        generation.mintedAtByKey.put(nonce.key(), nonce.mintedAtMillis());
        if (generation.mintedAtByKey.size() >= capacityPerGeneration) {
            advance(generation);
        }
        return fresh;
    }

    private synchronized void advance(Generation full) {
        if (newest != full) {
            return;
        }
        newest = new Generation();
        generations.addLast(newest);
        if (generations.size() > GENERATIONS) {
            Generation oldest = generations.removeFirst();
            long until = givenUpUntilMillis;
            for (long mintedAt : oldest.mintedAtByKey.values()) {
                until = Math.max(until, mintedAt);
            }
            givenUpUntilMillis = until;
            oldest.mintedAtByKey.keySet().forEach(counts::remove);
        }
    }
}
