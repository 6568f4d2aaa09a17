package org.ringfence.gate.ban;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.policy.address.AddressRange;

/**
 * The look-up of bans that every datagram passes: open addressing over whole keys, read without locks or allocation.
 * Ports count as one more part of the key; blocks of addresses are looked up under each of {@link #PREFIXES}.
 */
final class BanTable {

    /** Prefixes that a block of addresses may have here: an address, and what IPv6 sites are given (RFC 6177). */
    static final int[] PREFIXES = {128, 64, 56, 48};

    /** No ban. */
    static final int FREE = 0;
    /** A ban of everything. */
    static final int BANNED = 1;
    /** A ban of everything but address:port pairs that lately proved themselves. */
    static final int STRANGERS_BANNED = 2;

    private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int WORDS = 4;
    /** Words before the first slot: with an array's header they make half a cache line, so that no slot lies in two. */
    private static final int LEAD = 2;

    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int PART = 3;
    private static final int ANY_PORT = 1 << 16;
    private static final int LEAST_SIZE = 1 << 10;
    private static final int STRANGERS = 1;
    private static final long EMPTY = 0;
    /** An entry that is over for good; a look-up walks past it. */
    private static final long OVER = 1;

    private final Fingerprints hashes;
    private final int[] kinds = new int[PREFIXES.length + 1];
    private volatile Slots slots = new Slots(LEAST_SIZE);
    /** Which kinds of key are there at all, so that a look-up asks for nothing else; bit 0 is for pairs. */
    private volatile int present;

    BanTable(Fingerprints hashes) {
        this.hashes = hashes;
    }

    /**
     * One generation. A slot has four words, which a processor reads at once: the entry, the two halves of the address,
     * and the part. Entry: end in milliseconds, shifted by one, and whether only strangers are out.
     */
    private static final class Slots {
        final long[] words;
        final int mask;
        int used;

        Slots(int size) {
            words = new long[LEAD + size * WORDS];
            mask = size - 1;
        }

        int size() {
            return mask + 1;
        }

        long entry(int place) {
            return (long) ENTRY.getAcquire(words, first(place));
        }

        void enter(int place, long entry) {
            ENTRY.setVolatile(words, first(place), entry);
        }

        boolean isFor(int place, long high, long low, int part) {
            int first = first(place);
            return words[first + LOW] == low && words[first + HIGH] == high && words[first + PART] == part;
        }

        static int first(int place) {
            return LEAD + place * WORDS;
        }

        int next(int place) {
            return place + 1 & mask;
        }
    }

    /** Says how an address and port stand. */
    int look(long high, long low, int port, long now) {
        int kindsPresent = present;
        if (kindsPresent == 0) {
            return FREE;
        }
        int found = (kindsPresent & 1) == 0 ? FREE : look(high, low, port, now, AddressRange.BITS);
        boolean ipv4 = high == 0;
        for (int i = 0; i < PREFIXES.length && found != BANNED; i++) {
            if ((kindsPresent & 2 << i) != 0 && (i == 0 || !ipv4)) {
                int prefix = PREFIXES[i];
                long maskedHigh = high & AddressRange.highMask(prefix);
                long maskedLow = low & AddressRange.lowMask(prefix);
                int one = look(maskedHigh, maskedLow, ANY_PORT, now, prefix);
                found = one == BANNED || found == FREE ? one : found;
            }
        }
        return found;
    }

    private int look(long high, long low, int port, long now, int prefix) {
        Slots current = slots;
        int part = part(port, prefix);
        int place = (int) hashes.of(high, low, part) & current.mask;
        while (true) {
            long entry = current.entry(place);
            if (entry == EMPTY) {
                return FREE;
            }
            if (entry != OVER && current.isFor(place, high, low, part)) {
                return entry >>> 1 <= now ? FREE : (entry & STRANGERS) == 0 ? BANNED : STRANGERS_BANNED;
            }
            place = current.next(place);
        }
    }

    /** Whether a key of this kind fits in here. */
    static boolean fits(BanKey key) {
        return switch (key.kind()) {
            case ADDRESS_PORT -> true;
            case ADDRESS -> kindOf(((BanKey.Addresses) key).prefix()) >= 0;
            case DEVICE, USER_AGENT, ACCOUNT -> false;
        };
    }

    /** Adds a ban, or changes how long it lasts. */
    synchronized void put(BanKey key, long until, boolean strangersOnly) {
        long entry = until << 1 | (strangersOnly ? STRANGERS : 0);
        int place = placeOf(key);
        if (place >= 0) {
            slots.enter(place, entry);
            return;
        }
        if ((slots.used + 1) * 4L > slots.size() * 3L) {
            rebuild();
        }
        insert(slots, high(key), low(key), part(key), entry);
        kinds[kindOf(key)]++;
        present |= 1 << kindOf(key);
    }

    /** Takes a ban back; says whether there was one. */
    synchronized boolean remove(BanKey key) {
        int place = placeOf(key);
        if (place < 0) {
            return false;
        }
        slots.enter(place, OVER);
        int kind = kindOf(key);
        kinds[kind]--;
        if (kinds[kind] == 0) {
            present &= ~(1 << kind);
        }
        return true;
    }

    /** Takes all bans back. */
    synchronized void clear() {
        present = 0;
        Arrays.fill(kinds, 0);
        slots = new Slots(LEAST_SIZE);
    }

    private int placeOf(BanKey key) {
        Slots current = slots;
        long high = high(key);
        long low = low(key);
        int part = part(key);
        int place = (int) hashes.of(high, low, part) & current.mask;
        for (long entry = current.entry(place); entry != EMPTY; entry = current.entry(place)) {
            if (entry != OVER && current.isFor(place, high, low, part)) {
                return place;
            }
            place = current.next(place);
        }
        return -1;
    }

    /** Copies what is not over into new arrays; readers go on in the old ones meanwhile. */
    private void rebuild() {
        Slots before = slots;
        int live = 0;
        for (int kind : kinds) {
            live += kind;
        }
        Slots after = new Slots(Math.max(LEAST_SIZE, Integer.highestOneBit(live + 1) * 4));
        for (int i = 0; i < before.size(); i++) {
            long entry = before.entry(i);
            if (entry != EMPTY && entry != OVER) {
                int first = Slots.first(i);
                insert(
                        after,
                        before.words[first + HIGH],
                        before.words[first + LOW],
                        (int) before.words[first + PART],
                        entry);
            }
        }
        slots = after;
    }

    private void insert(Slots into, long high, long low, int part, long entry) {
        int place = (int) hashes.of(high, low, part) & into.mask;
        while (into.entry(place) != EMPTY) {
            place = into.next(place);
        }
        int first = Slots.first(place);
        into.words[first + HIGH] = high;
        into.words[first + LOW] = low;
        into.words[first + PART] = part;
        into.used++;
        into.enter(place, entry);
    }

    private static long high(BanKey key) {
        return key instanceof BanKey.AddressPort pair ? pair.address().high() : ((BanKey.Addresses) key).high();
    }

    private static long low(BanKey key) {
        return key instanceof BanKey.AddressPort pair ? pair.address().low() : ((BanKey.Addresses) key).low();
    }

    private static int part(BanKey key) {
        return key instanceof BanKey.AddressPort pair
                ? part(pair.address().port(), AddressRange.BITS)
                : part(ANY_PORT, ((BanKey.Addresses) key).prefix());
    }

    private static int part(int port, int prefix) {
        return prefix << 17 | port;
    }

    private static int kindOf(BanKey key) {
        return key instanceof BanKey.Addresses block ? kindOf(block.prefix()) : 0;
    }

    /** 0 is for pairs; -1 for a prefix that has no place here. */
    private static int kindOf(int prefix) {
        for (int i = 0; i < PREFIXES.length; i++) {
            if (PREFIXES[i] == prefix) {
                return i + 1;
            }
        }
        return -1;
    }
}
