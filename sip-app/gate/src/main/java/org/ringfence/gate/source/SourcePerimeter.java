package org.ringfence.gate.source;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.evidence.KnownPlaces;
import org.ringfence.gate.evidence.Quench;
import org.ringfence.gate.table.CountTable;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.SourceGate;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;

/** Lists, bans, floods and bytes: what every datagram passes, without lock, allocation or a look outside the process. */
public final class SourcePerimeter implements SourceGate {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int FLOOD = 1 << 19;

    private final Supplier<SourceRules> rules;
    private final BanBook bans;
    private final KnownPlaces known;
    private final Quench quench;
    private final Fingerprints fingerprints;
    private final CountTable floods;
    private final LongSupplier nanos;
    private final FloodWatch watch;
    private final ByteMeter bytes = new ByteMeter();
    private final Drops drops = new Drops();

    /** Hears, once per flood, that an address passed its limit; and of what can't be parsed. */
    public interface FloodWatch {

        /** An address sent one message too many. */
        void flooded(Transport transport, SourceAddress source, int limit);

        /** An address sent what is not SIP. */
        void malformed(Transport transport, SourceAddress source);
    }

    /**
     * A gate.
     *
     * @param trackedAddresses how many addresses are counted; the one that was quiet longest makes room
     * @param nanos a clock that never goes back
     */
    public SourcePerimeter(
            Supplier<SourceRules> rules,
            BanBook bans,
            KnownPlaces known,
            Quench quench,
            Fingerprints fingerprints,
            int trackedAddresses,
            LongSupplier nanos,
            FloodWatch watch) {
        this.rules = rules;
        this.bans = bans;
        this.known = known;
        this.quench = quench;
        this.fingerprints = fingerprints;
        this.floods = new CountTable(trackedAddresses);
        this.nanos = nanos;
        this.watch = watch;
    }

    @Override
    public Verdict admit(Transport transport, long high, long low, int port, int length) {
        SourceRules current = rules.get();
        if (current.everybody() || current.exempt().contains(high, low)) {
            return drops.pass();
        }
        if (current.denied().contains(high, low)) {
            return drops.drop(DropReason.DENIED);
        }
        long now = nanos.getAsLong();
        long millis = now / NANOS_PER_MILLI;
        BanBook.Standing standing = bans.standing(high, low, port);
        if (standing == BanBook.Standing.BANNED) {
            return drops.drop(DropReason.BANNED);
        }
        if (standing == BanBook.Standing.ONLY_KNOWN && !known.isKnown(high, low, port, millis)) {
            return drops.drop(DropReason.BANNED);
        }
        return current.flood() ? measure(current, transport, high, low, port, length, now) : drops.pass();
    }

    private Verdict measure(
            SourceRules current, Transport transport, long high, long low, int port, int length, long now) {
        long millis = now / NANOS_PER_MILLI;
        boolean excess = !bytes.take(length, current.kbps(), now);
        boolean quenched = !transport.isConnectionOriented()
                && quench.isActive(millis)
                && quench.holds(high, low, millis, current.quenchPeriodMillis());
        int count = floods.increment(fingerprints.of(high, low, FLOOD), millis, current.floodPeriodMillis());
        boolean flooding = count > current.floodLimit();
        if (count == current.floodLimit() + 1) {
            watch.flooded(transport, new SourceAddress(high, low, port), current.floodLimit());
        }
        if ((excess || quenched || flooding) && !known.isKnown(high, low, port, millis)) {
            return drops.drop(quenched ? DropReason.QUENCHED : flooding ? DropReason.FLOOD : DropReason.NETWORK_SPEED);
        }
        return drops.pass();
    }

    @Override
    public void malformed(Transport transport, long high, long low, int port) {
        SourceRules current = rules.get();
        if (!current.everybody() && !current.exempt().contains(high, low)) {
            watch.malformed(transport, new SourceAddress(high, low, port));
        }
    }

    /** What was let in and what was not. */
    public Drops drops() {
        return drops;
    }

    /** Forgets all counts. */
    public void reset() {
        floods.clear();
    }
}
