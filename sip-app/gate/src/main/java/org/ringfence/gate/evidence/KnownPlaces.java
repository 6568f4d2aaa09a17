package org.ringfence.gate.evidence;

import org.ringfence.gate.table.CountTable;
import org.ringfence.gate.table.DeadlineTable;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.sip.spi.SourceAddress;

/**
 * Who lately proved itself, and from where. A pair of address and port that sent the right password is spared by what
 * its neighbours do, or those who forge its address (SPEC Q4).
 */
public final class KnownPlaces {

    private static final int PAIRS = 1 << 19;
    private static final int ADDRESSES = 1 << 17;
    private static final int PAIR = 1 << 20;
    private static final int ADDRESS = 1 << 21;

    private final Fingerprints fingerprints;
    private final DeadlineTable pairs = new DeadlineTable(PAIRS);
    private final CountTable pairsOfAddress = new CountTable(ADDRESSES);
    private final DeadlineTable homes = new DeadlineTable(PAIRS);

    /** Knows nobody. */
    public KnownPlaces(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * Remembers that an account proved itself from here.
     *
     * @param now milliseconds of a clock that never goes back
     * @param millis for how long
     */
    public void proved(SourceAddress source, String account, long now, long millis) {
        long address = fingerprints.of(source.high(), source.low(), ADDRESS);
        if (pairs.keep(fingerprints.of(source.high(), source.low(), PAIR | source.port()), now + millis, now)) {
            pairsOfAddress.increment(address, now, millis);
        }
        homes.keep(home(source, account), now + millis, now);
    }

    /** Whether this pair of address and port proved itself lately; allocates nothing. */
    public boolean isKnown(long high, long low, int port, long now) {
        return pairs.holds(fingerprints.of(high, low, PAIR | port), now);
    }

    /** Whether this account proved itself lately from this address, whatever the port. */
    public boolean isHome(SourceAddress source, String account, long now) {
        return homes.holds(home(source, account), now);
    }

    /** About how many pairs of this address proved themselves lately. */
    public int pairsAt(SourceAddress source, long now, long millis) {
        return pairsOfAddress.count(fingerprints.of(source.high(), source.low(), ADDRESS), now, millis);
    }

    private long home(SourceAddress source, String account) {
        return fingerprints.of(account, (int) fingerprints.of(source.high(), source.low(), ADDRESS));
    }
}
