package org.ringfence.call.auth;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by which challenges a client can answer, because some look at the first one only, and some give up where
 * one names an algorithm that they don't know. It holds a fixed number of clients; a newcomer takes the place of
 * another, which costs no more than a few challenges. It never changes what is accepted, and looks at where a request
 * comes from and not at whom it names, so that challenges tell nothing about users.
 */
final class ClientAlgorithms {

    private static final int PLACES = 1 << 14;
    private static final int STATE_BITS = 4;
    private static final int STATE_MASK = (1 << STATE_BITS) - 1;

    private static final List<DigestAlgorithm> BEST_FIRST = List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
    private static final List<DigestAlgorithm> MD5_FIRST = List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
    private static final List<DigestAlgorithm> MD5_ALONE = List.of(DigestAlgorithm.MD5);
    /** What is tried one after the other while nothing is known; states 0 to 2 say what is next. */
    private static final List<List<DigestAlgorithm>> TRIALS = List.of(BEST_FIRST, MD5_FIRST, MD5_ALONE);

    private static final int KNOWN = 8;

    /** Clients that give up on any challenge by another algorithm, by how their User-Agent begins. */
    private static final List<String> MD5_ONLY = List.of("baresip v0.", "baresip v1.");

    private final AtomicIntegerArray places = new AtomicIntegerArray(PLACES);

    /**
     * The algorithms to challenge by, in order; asked once for each challenge. A client that does not even say what it
     * is, as the oldest tools do, gets what everybody understands first; any other gets the better algorithm first,
     * and when it does not answer, something else with each challenge.
     *
     * @param source where the request comes from
     */
    List<DigestAlgorithm> next(String source, @Nullable String userAgent) {
        if (userAgent != null && MD5_ONLY.stream().anyMatch(userAgent::startsWith)) {
            return MD5_ALONE;
        }
        int hash = spread(source, userAgent);
        int state = state(hash);
        if (state >= KNOWN) {
            return TRIALS.get(state - KNOWN);
        }
        if (userAgent == null) {
            return MD5_FIRST;
        }
        int trial = Math.max(0, state);
        put(hash, (trial + 1) % TRIALS.size());
        return TRIALS.get(trial);
    }

    /** The client answered rightly by this algorithm: what it was challenged by last is right for it. */
    void answered(String source, @Nullable String userAgent, DigestAlgorithm algorithm) {
        int hash = spread(source, userAgent);
        int state = state(hash);
        int right = 0;
        if (algorithm == DigestAlgorithm.MD5) {
            int alone = TRIALS.indexOf(MD5_ALONE);
            // the trial before state 0 was the last one
            right = state == 0 || state == KNOWN + alone ? alone : TRIALS.indexOf(MD5_FIRST);
        }
        if (state != KNOWN + right) {
            put(hash, KNOWN + right);
        }
    }

    /** What is known of a client, -1 for nothing. */
    private int state(int hash) {
        int place = places.get(hash & PLACES - 1);
        return (place ^ hash) >>> STATE_BITS == 0 ? place & STATE_MASK : -1;
    }

    private void put(int hash, int state) {
        places.set(hash & PLACES - 1, (hash & ~STATE_MASK) | state);
    }

    private static int spread(String source, @Nullable String userAgent) {
        int hash = (31 * source.hashCode() + (userAgent == null ? 0 : userAgent.hashCode())) * 0x9E37_79B9;
        return hash ^ hash >>> 15;
    }
}
