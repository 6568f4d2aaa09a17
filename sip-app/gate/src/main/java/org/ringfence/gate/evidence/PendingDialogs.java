package org.ringfence.gate.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.sip.spi.SourceAddress;

/** Counts the calls of each address that are neither answered nor refused yet (SPEC A17). */
public final class PendingDialogs {

    private final Map<Place, Integer> pending = new ConcurrentHashMap<>();

    private record Place(long high, long low) {}

    /**
     * One more, if there may be one.
     *
     * @return whether the limit still holds; if not, nothing was counted
     */
    public boolean open(SourceAddress source, int limit) {
        Place place = new Place(source.high(), source.low());
        int[] taken = new int[1];
        pending.compute(place, (key, before) -> {
            int open = before == null ? 0 : before;
            taken[0] = open < limit ? 1 : 0;
            return open + taken[0] == 0 ? null : Integer.valueOf(open + taken[0]);
        });
        return taken[0] == 1;
    }

    /** One less. */
    public void close(SourceAddress source) {
        pending.computeIfPresent(
                new Place(source.high(), source.low()), (key, before) -> before > 1 ? before - 1 : null);
    }

    /** How many there are at an address. */
    public int at(SourceAddress source) {
        return pending.getOrDefault(new Place(source.high(), source.low()), 0);
    }
}
