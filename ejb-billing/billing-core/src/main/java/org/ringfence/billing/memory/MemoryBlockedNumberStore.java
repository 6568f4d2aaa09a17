package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringfence.billing.number.BlacklistReview;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.BlockedNumbers;

/** A blacklist of numbers in memory, for tests. */
public class MemoryBlockedNumberStore implements BlockedNumberStore {

    private final Map<String, BlockedNumber> entries = new TreeMap<>();
    private final Map<String, Instant> refusals = new HashMap<>();

    @Override
    public synchronized BlockedNumbers list() {
        return new BlockedNumbers(entries.values());
    }

    @Override
    public synchronized void put(BlockedNumber entry) {
        entries.put(entry.prefix(), entry);
        refusals.remove(entry.prefix());
    }

    @Override
    public synchronized boolean remove(String prefix) {
        return entries.remove(prefix) != null;
    }

    @Override
    public synchronized void noteRefusals(Map<String, Instant> last) {
        last.forEach((prefix, time) -> {
            if (entries.containsKey(prefix)) {
                refusals.merge(prefix, time, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
    }

    @Override
    public synchronized BlacklistReview review(Instant now) {
        BlacklistReview review = BlacklistReview.none();
        for (BlockedNumber entry : List.copyOf(entries.values())) {
            BlockedNumber after = BlacklistReview.judge(entry, refusals.get(entry.prefix()), now);
            review = review.plus(entry, after);
            if (after == null) {
                remove(entry.prefix());
            } else {
                entries.put(entry.prefix(), after);
            }
        }
        return review;
    }
}
