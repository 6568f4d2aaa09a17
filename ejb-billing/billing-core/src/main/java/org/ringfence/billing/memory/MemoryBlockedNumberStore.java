package org.ringfence.billing.memory;

import java.util.Map;
import java.util.TreeMap;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.BlockedNumbers;

/** A blacklist of numbers in memory, for tests. */
public final class MemoryBlockedNumberStore implements BlockedNumberStore {

    private final Map<String, BlockedNumber> entries = new TreeMap<>();

    @Override
    public synchronized BlockedNumbers list() {
        return new BlockedNumbers(entries.values());
    }

    @Override
    public synchronized void put(BlockedNumber entry) {
        entries.put(entry.prefix(), entry);
    }

    @Override
    public synchronized boolean remove(String prefix) {
        return entries.remove(prefix) != null;
    }
}
