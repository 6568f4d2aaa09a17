package org.ringfence.billing.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringfence.billing.rating.CallPrice;

/**
 * Makes the arrays of a {@link PrefixTable} level by level from sorted prefixes: a node is a range of prefixes that begin
 * alike.
 */
final class PrefixTree {

    /** Cells of a node. */
    static final int WIDTH = 4;
    /** Where a node has the digits that it has children for: bit d for digit d. */
    static final int BRANCHES = 0;
    /** Where it has its first child, itself the index of a cell; the others follow in the order of their digits. */
    static final int FIRST_CHILD = 1;
    /** Where it has the number of the price that ends there, or {@link PrefixTable#NONE}. */
    static final int PRICE = 2;
    /** Where it has the number of the name. */
    static final int NAME = 3;

    private final Rate[] sorted;
    private final Map<CallPrice, Integer> priceNumbers = new HashMap<>();
    private final Map<String, Integer> nameNumbers = new HashMap<>();
    private final List<CallPrice> prices = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private int[] cells = new int[WIDTH];
    /** The range of a node, and how many digits its prefixes have in common. */
    private int[] from = new int[1];

    private int[] until = new int[1];
    private byte[] depth = new byte[1];
    private int nodes;

    PrefixTree(Collection<Rate> rates) {
        sorted = rates.toArray(Rate[]::new);
        Arrays.sort(sorted, Comparator.comparing(Rate::prefix));
        for (int index = 1; index < sorted.length; index++) {
            if (sorted[index].prefix().equals(sorted[index - 1].prefix())) {
                throw new IllegalArgumentException("Prefix " + sorted[index].prefix() + " has two rates");
            }
        }
        add(0, sorted.length, 0);
        for (int node = 0; node < nodes; node++) {
            grow(node);
        }
    }

    int[] cells() {
        return Arrays.copyOf(cells, nodes * WIDTH);
    }

    List<CallPrice> prices() {
        return List.copyOf(prices);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    private void grow(int node) {
        int low = from[node];
        int end = until[node];
        int digits = depth[node];
        cells[node * WIDTH + PRICE] = PrefixTable.NONE;
        if (low < end && sorted[low].prefix().length() == digits) {
            Rate rate = sorted[low++];
            cells[node * WIDTH + PRICE] = number(rate.price(), priceNumbers, prices);
            cells[node * WIDTH + NAME] = number(rate.destination(), nameNumbers, names);
        }
        cells[node * WIDTH + FIRST_CHILD] = nodes * WIDTH;
        while (low < end) {
            char next = sorted[low].prefix().charAt(digits);
            int high = low + 1;
            while (high < end && sorted[high].prefix().charAt(digits) == next) {
                high++;
            }
            cells[node * WIDTH + BRANCHES] |= 1 << (next - '0');
            add(low, high, digits + 1);
            low = high;
        }
    }

    private static <T> int number(T value, Map<T, Integer> numbers, List<T> values) {
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known == null) {
            values.add(value);
            return values.size() - 1;
        }
        return known;
    }

    private void add(int low, int high, int digits) {
        if (nodes == from.length) {
            int room = nodes * 2;
            cells = Arrays.copyOf(cells, room * WIDTH);
            from = Arrays.copyOf(from, room);
            until = Arrays.copyOf(until, room);
            depth = Arrays.copyOf(depth, room);
        }
        from[nodes] = low;
        until[nodes] = high;
        depth[nodes] = (byte) digits;
        nodes++;
    }
}
