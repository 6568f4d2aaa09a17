package org.ringfence.gate.evidence;

import org.ringfence.gate.table.CountTable;
import org.ringfence.gate.table.DeadlineTable;
import org.ringfence.gate.table.Fingerprints;

/**
 * Addresses that flood without proof that they are what they say. They get no answers for a while, but for pairs of
 * address and port that are known: whoever forges an address can't take the service from its owner.
 */
public final class Quench {

    private static final int ADDRESSES = 1 << 18;
    private static final int ADDRESS = 1 << 22;
    /** So many messages in one period are still a flood. */
    private static final int STILL_FLOODING = 50;

    private final Fingerprints fingerprints;
    private final DeadlineTable quenched = new DeadlineTable(ADDRESSES);
    private volatile long latest;
    private final CountTable knocks = new CountTable(ADDRESSES);

    /** Quenches nobody. */
    public Quench(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Quenches an address for a period in milliseconds. */
    void start(long high, long low, long now, long period) {
        quenched.keep(fingerprints.of(high, low, ADDRESS), now + period, now);
        latest = Math.max(latest, now + period);
    }

    /** Whether an address is quenched; one that goes on flooding stays so. Allocates nothing. */
    public boolean holds(long high, long low, long now, long period) {
        long source = fingerprints.of(high, low, ADDRESS);
        if (!quenched.holds(source, now)) {
            return false;
        }
        if (knocks.increment(source, now, period) == STILL_FLOODING) {
            quenched.keep(source, now + 2 * period, now);
            latest = Math.max(latest, now + 2 * period);
        }
        return true;
    }

    /** Whether an address is quenched now. */
    public boolean isQuenched(long high, long low, long now) {
        return quenched.holds(fingerprints.of(high, low, ADDRESS), now);
    }

    /** Whether any address may be quenched now; those that were let go early count on. */
    public boolean isActive(long now) {
        return latest > now;
    }

    /** Lets an address speak again. */
    public void end(long high, long low) {
        quenched.remove(fingerprints.of(high, low, ADDRESS));
    }

    /** About how many addresses are quenched. */
    public int size() {
        return quenched.size();
    }

    /** Lets all speak again. */
    public void clear() {
        quenched.clear();
        latest = 0;
        knocks.clear();
    }
}
