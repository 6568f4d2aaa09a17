package org.ringfence.policy.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An unchanging set of address ranges; a look-up is a binary search that allocates nothing. */
public final class AddressSet {

    /** The set without addresses. */
    public static final AddressSet EMPTY = of(List.of());

    private final List<AddressRange> ranges;

    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    private AddressSet(List<AddressRange> disjoint) {
        ranges = List.copyOf(disjoint);
        int size = disjoint.size();
        firstHigh = new long[size];
        firstLow = new long[size];
        lastHigh = new long[size];
        lastLow = new long[size];
        for (int i = 0; i < size; i++) {
            AddressRange range = disjoint.get(i);
            firstHigh[i] = range.high();
            firstLow[i] = range.low();
            lastHigh[i] = range.lastHigh();
            lastLow[i] = range.lastLow();
        }
    }

    /** The set of all addresses in the ranges, which may overlap. */
    public static AddressSet of(Collection<AddressRange> ranges) {
        Comparator<AddressRange> byFirst = (one, other) -> compare(one.high(), one.low(), other.high(), other.low());
        List<AddressRange> sorted = new ArrayList<>(ranges);
        sorted.sort(byFirst.thenComparingInt(AddressRange::prefix));
        List<AddressRange> disjoint = new ArrayList<>(sorted.size());
        for (AddressRange range : sorted) {
            // prefixes nest or are disjoint, so a range that starts within the one before lies in it
            AddressRange before = disjoint.isEmpty() ? null : disjoint.get(disjoint.size() - 1);
            if (before == null || !before.contains(range.high(), range.low())) {
                disjoint.add(range);
            }
        }
        return new AddressSet(disjoint);
    }

    /**
     * The set that a list names, separated by commas.
     *
     * @throws IllegalArgumentException with a sentence that names the entry which can't be read
     */
    public static AddressSet parse(String list) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String entry : list.split(",", -1)) {
            if (!entry.isBlank()) {
                ranges.add(AddressRange.parse(entry));
            }
        }
        return of(ranges);
    }

    /** Whether the address is in one of the ranges. */
    public boolean contains(long high, long low) {
        int from = 0;
        int to = firstHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (compare(firstHigh[middle], firstLow[middle], high, low) > 0) {
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        return to >= 0 && compare(lastHigh[to], lastLow[to], high, low) >= 0;
    }

    /** Whether the set has no addresses. */
    public boolean isEmpty() {
        return firstHigh.length == 0;
    }

    /** The union of both. */
    public AddressSet and(AddressSet other) {
        List<AddressRange> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return of(all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressSet set && ranges.equals(set.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** The list that {@link #parse} reads. */
    @Override
    public String toString() {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(","));
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int upper = Long.compareUnsigned(high, otherHigh);
        return upper != 0 ? upper : Long.compareUnsigned(low, otherLow);
    }
}
