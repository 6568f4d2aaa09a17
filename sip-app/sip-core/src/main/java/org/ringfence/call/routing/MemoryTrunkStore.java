package org.ringfence.call.routing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Trunks in memory, for tests. */
public final class MemoryTrunkStore implements TrunkStore {

    private final List<Trunk> trunks = new CopyOnWriteArrayList<>();

    /** Adds a trunk. */
    public void add(Trunk trunk) {
        trunks.add(trunk);
    }

    @Override
    public List<Trunk> all() {
        return List.copyOf(trunks);
    }
}
