package org.ringfence.billing.number;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A blacklist of numbers as it is at one time. */
public final class BlockedNumbers {

    /** An empty list. */
    public static final BlockedNumbers NONE = new BlockedNumbers(List.of());

    private final NavigableMap<String, BlockedNumber> byPrefix = new TreeMap<>();
    private final int longest;

    public BlockedNumbers(Collection<BlockedNumber> entries) {
        entries.forEach(entry -> byPrefix.put(entry.prefix(), entry));
        longest = byPrefix.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The entry with the longest prefix of these digits that counts, and is at least so sure. */
    public @Nullable BlockedNumber find(String digits, Confidence least, Instant now) {
        for (int length = Math.min(longest, digits.length()); length > 0; length--) {
            BlockedNumber entry = byPrefix.get(digits.substring(0, length));
            if (entry != null && entry.confidence().compareTo(least) >= 0 && entry.countsAt(now)) {
                return entry;
            }
        }
        return null;
    }

    /** Entries that begin with these digits, in the order of their digits. */
    public List<BlockedNumber> beginningWith(String digits, int limit) {
        return byPrefix.tailMap(digits, true).values().stream()
                .takeWhile(entry -> entry.prefix().startsWith(digits))
                .limit(limit)
                .toList();
    }

    /** All entries. */
    public Collection<BlockedNumber> all() {
        return byPrefix.values();
    }
}
