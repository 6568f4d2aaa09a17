package org.ringfence.gate.table;

import java.util.random.RandomGenerator;

/**
 * Condenses sources to 64 bits that nobody outside can foresee, so that nobody can choose addresses which meet in one
 * place of a table. Two of a million sources share a fingerprint with a probability below 1e-7.
 */
public final class Fingerprints {

    private static final long FIRST = 0xBF58_476D_1CE4_E5B9L;
    private static final long SECOND = 0x94D0_49BB_1331_11EBL;

    private final long seed;
    private final long multiplier;

    /** Seeds that only this process knows. */
    public Fingerprints(RandomGenerator chance) {
        this.seed = chance.nextLong();
        this.multiplier = chance.nextLong() | 1;
    }

    /** The fingerprint of 128 bits and a small number that tells kinds apart; never 0 or -1. */
    public long of(long high, long low, int kind) {
        // the kind comes to what is mixed already: an address and a port nearby must not make up for each other
        long mixed = mix(mix((high * multiplier + low) ^ seed) + kind);
        return mixed == 0 || mixed == -1 ? 1 : mixed;
    }

    /** The fingerprint of a text and a small number that tells kinds apart; never 0 or -1. */
    public long of(CharSequence text, int kind) {
        long mixed = seed;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * FIRST;
            mixed ^= mixed >>> 29;
        }
        return of(mixed, text.length(), kind);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * FIRST;
        mixed = (mixed ^ mixed >>> 27) * SECOND;
        return mixed ^ mixed >>> 31;
    }
}
