package org.ringfence.billing.fraud;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so many entries; those unused the longest go first. Not for several threads at once. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private static final float USUAL_LOAD = 0.75f;

    private final int most;

    BoundedMap(int most) {
        super(16, USUAL_LOAD, true);
        if (most < 1) {
            throw new IllegalArgumentException("At least one entry is remembered: " + most);
        }
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
