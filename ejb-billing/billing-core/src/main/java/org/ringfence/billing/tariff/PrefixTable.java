package org.ringfence.billing.tariff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ringfence.billing.rating.CallPrice;

/**
 * Rates found by the longest prefix of a number; made once, never changed, and quick: one step per digit. A node takes
 * 16 bytes of one cache line, and names and prices that many prefixes share are kept once, so that half a million
 * prefixes fit in ten megabytes.
 */
public final class PrefixTable implements Rates {

    /** No rate ends at a node. */
    static final int NONE = -1;

    private static final int DIGITS = 10;

    private final int[] cells;
    private final List<CallPrice> prices;
    private final List<String> names;
    private final int size;

    /** @throws IllegalArgumentException when a prefix appears twice */
    public PrefixTable(Collection<Rate> rates) {
        PrefixTree tree = new PrefixTree(rates);
        cells = tree.cells();
        prices = tree.prices();
        names = tree.names();
        size = rates.size();
    }

    @Override
    public Optional<Rate> find(String digits) {
        int best = NONE;
        int length = 0;
        int node = 0;
        for (int position = 0; position < digits.length(); position++) {
            int digit = digits.charAt(position) - '0';
            if (digit < 0 || digit >= DIGITS || (cells[node + PrefixTree.BRANCHES] & (1 << digit)) == 0) {
                break;
            }
            node = child(node, digit);
            if (cells[node + PrefixTree.PRICE] != NONE) {
                best = node;
                length = position + 1;
            }
        }
        return best == NONE ? Optional.empty() : Optional.of(rate(digits.substring(0, length), best));
    }

    @Override
    public List<Rate> rates() {
        return beginningWith("", size);
    }

    @Override
    public List<Rate> beginningWith(String digits, int most) {
        int node = 0;
        for (int position = 0; position < digits.length(); position++) {
            int digit = digits.charAt(position) - '0';
            if (digit < 0 || digit >= DIGITS || (cells[node + PrefixTree.BRANCHES] & (1 << digit)) == 0) {
                return List.of();
            }
            node = child(node, digit);
        }
        List<Rate> rates = new ArrayList<>(Math.min(most, size));
        collect(node, new StringBuilder(digits), rates, most);
        return rates;
    }

    @Override
    public List<CallPrice> prices() {
        return prices;
    }

    @Override
    public int size() {
        return size;
    }

    private int child(int node, int digit) {
        int before = Integer.bitCount(cells[node + PrefixTree.BRANCHES] & ((1 << digit) - 1));
        return cells[node + PrefixTree.FIRST_CHILD] + before * PrefixTree.WIDTH;
    }

    private Rate rate(String prefix, int node) {
        return new Rate(prefix, names.get(cells[node + PrefixTree.NAME]), prices.get(cells[node + PrefixTree.PRICE]));
    }

    /** As deep as the longest prefix is long. */
    private void collect(int node, StringBuilder prefix, List<Rate> into, int most) {
        if (cells[node + PrefixTree.PRICE] != NONE && into.size() < most) {
            into.add(rate(prefix.toString(), node));
        }
        for (int digit = 0; digit < DIGITS && into.size() < most; digit++) {
            if ((cells[node + PrefixTree.BRANCHES] & (1 << digit)) != 0) {
                prefix.append((char) ('0' + digit));
                collect(child(node, digit), prefix, into, most);
                prefix.setLength(prefix.length() - 1);
            }
        }
    }
}
