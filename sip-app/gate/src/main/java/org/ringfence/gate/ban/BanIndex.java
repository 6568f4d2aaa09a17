package org.ringfence.gate.ban;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.table.Fingerprints;

/**
 * Bans by their keys, a reference for each and nothing more: there may be millions. Open addressing by fingerprints, so
 * that nobody can choose keys that meet in one place. Changed by one thread at a time, read by all.
 */
final class BanIndex {

    private static final Object GONE = new Object();
    private static final int LEAST_SIZE = 1 << 6;
    private static final int BLOCK = 1 << 28;

    private final Fingerprints fingerprints;
    private volatile AtomicReferenceArray<@Nullable Object> places = new AtomicReferenceArray<>(LEAST_SIZE);
    /** Places that hold a ban or held one. */
    private int used;

    private volatile int size;

    BanIndex(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    @Nullable
    Ban get(BanKey key) {
        AtomicReferenceArray<@Nullable Object> current = places;
        return current.get(placeOf(key, current)) instanceof Ban ban ? ban : null;
    }

    /** Puts a ban in the place of one of the same key, if there is any. */
    void put(Ban ban) {
        AtomicReferenceArray<@Nullable Object> current = places;
        int place = placeOf(ban.key(), current);
        if (current.get(place) == null) {
            if ((used + 1) * 4L > current.length() * 3L) {
                current = grown();
                place = placeOf(ban.key(), current);
            }
            used++;
            size++;
        }
        current.set(place, ban);
    }

    /** Takes a ban out; says which one it was. */
    @Nullable
    Ban remove(BanKey key) {
        AtomicReferenceArray<@Nullable Object> current = places;
        int place = placeOf(key, current);
        if (!(current.get(place) instanceof Ban ban)) {
            return null;
        }
        current.set(place, GONE);
        size--;
        return ban;
    }

    int size() {
        return size;
    }

    /** All bans, those that come or go meanwhile perhaps among them. */
    Stream<Ban> stream() {
        AtomicReferenceArray<@Nullable Object> current = places;
        return IntStream.range(0, current.length())
                .mapToObj(current::get)
                .filter(Ban.class::isInstance)
                .map(Ban.class::cast);
    }

    /** The place of a key, or the free one that ends the search for it. */
    private int placeOf(BanKey key, AtomicReferenceArray<@Nullable Object> in) {
        int mask = in.length() - 1;
        int place = (int) fingerprint(key) & mask;
        Object found = in.get(place);
        while (found != null && !(found instanceof Ban ban && ban.key().equals(key))) {
            place = place + 1 & mask;
            found = in.get(place);
        }
        return place;
    }

    /** Copies what is there into a larger array; readers go on in the old one meanwhile. */
    private AtomicReferenceArray<@Nullable Object> grown() {
        AtomicReferenceArray<@Nullable Object> larger =
                new AtomicReferenceArray<>(Math.max(LEAST_SIZE, Integer.highestOneBit(size + 1) * 4));
        stream().forEach(ban -> larger.set(placeOf(ban.key(), larger), ban));
        used = size;
        places = larger;
        return larger;
    }

    private long fingerprint(BanKey key) {
        if (key instanceof BanKey.AddressPort pair) {
            return fingerprints.of(
                    pair.address().high(), pair.address().low(), pair.address().port());
        }
        return key instanceof BanKey.Addresses block
                ? fingerprints.of(block.high(), block.low(), BLOCK + block.prefix())
                : fingerprints.of(key.toString(), 0);
    }
}
