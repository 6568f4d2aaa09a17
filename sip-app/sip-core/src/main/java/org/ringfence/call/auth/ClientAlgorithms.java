package org.ringfence.call.auth;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers which algorithm a client answered by last, because some clients look at the first challenge only and
 * ignore all when they don't know its algorithm. It holds a fixed number of clients; a newcomer takes the place of
 * another, which costs no more than one more challenge. It never changes what is accepted.
 */
final class ClientAlgorithms {

    private static final int PLACES = 1 << 14;
    private static final int STATE_BITS = 4;
    private static final int STATE_MASK = (1 << STATE_BITS) - 1;
    private static final int MD5 = STATE_MASK;
    private static final int SHA_256 = STATE_MASK - 1;
    private final AtomicIntegerArray places = new AtomicIntegerArray(PLACES);

    /**
     * Whether MD5 is to be challenged first; asked once for each challenge. A client that does not even say what it is,
     * as the oldest tools do, gets what everybody understands; any other of which nothing is known gets the better
     * algorithm first, and when it does not answer, the order is turned with each challenge.
     */
    boolean isMd5First(String client, boolean unnamed) {
        int hash = spread(client);
        int index = hash & PLACES - 1;
        int place = places.get(index);
        int state = (place ^ hash) >>> STATE_BITS == 0 ? place & STATE_MASK : 0;
        if (state >= SHA_256 || unnamed) {
            return state != SHA_256;
        }
        places.set(index, (hash & ~STATE_MASK) | ((state + 1) % SHA_256));
        return state % 2 == 1;
    }

    /** The client answered rightly by this algorithm. */
    void answered(String client, DigestAlgorithm algorithm) {
        int hash = spread(client);
        int place = (hash & ~STATE_MASK) | (algorithm == DigestAlgorithm.MD5 ? MD5 : SHA_256);
        int index = hash & PLACES - 1;
        if (places.get(index) != place) {
            places.set(index, place);
        }
    }

    private static int spread(String client) {
        int hash = client.hashCode() * 0x9E37_79B9;
        return hash ^ hash >>> 15;
    }
}
