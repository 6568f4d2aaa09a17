package org.ringfence.billing.tariff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rates found by the longest prefix of a number; made once, never changed, and quick: one array step per digit.
 */
public final class PrefixTable {

    private static final int DIGITS = 10;
    private static final int NONE = -1;

    private final List<Rate> rates;
    /** Node n's child for digit d is at n * 10 + d; 0 means there is none, because the root is nobody's child. */
    private int[] children = new int[DIGITS];
    /** The rate that ends at a node, or {@link #NONE}. */
    private int[] rateOf = {NONE};

    private int nodes = 1;

    /** @throws IllegalArgumentException when a prefix appears twice */
    public PrefixTable(List<Rate> rates) {
        this.rates = List.copyOf(rates);
        for (int index = 0; index < this.rates.size(); index++) {
            add(this.rates.get(index).prefix(), index);
        }
        children = Arrays.copyOf(children, nodes * DIGITS);
        rateOf = Arrays.copyOf(rateOf, nodes);
    }

    public List<Rate> rates() {
        return rates;
    }

    /** The rate with the longest prefix that the number begins with. */
    public Optional<Rate> find(String digits) {
        int best = NONE;
        int node = 0;
        for (int position = 0; position < digits.length(); position++) {
            int digit = digits.charAt(position) - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            node = children[node * DIGITS + digit];
            if (node == 0) {
                break;
            }
            best = rateOf[node] == NONE ? best : rateOf[node];
        }
        return best == NONE ? Optional.empty() : Optional.of(rates.get(best));
    }

    private void add(String prefix, int index) {
        int node = 0;
        for (int position = 0; position < prefix.length(); position++) {
            int slot = node * DIGITS + (prefix.charAt(position) - '0');
            int child = children[slot];
            if (child == 0) {
                child = newNode();
                children[slot] = child;
            }
            node = child;
        }
        if (rateOf[node] != NONE) {
            throw new IllegalArgumentException("Prefix " + prefix + " has two rates");
        }
        rateOf[node] = index;
    }

    private int newNode() {
        if (nodes == rateOf.length) {
            rateOf = Arrays.copyOf(rateOf, nodes * 2);
            Arrays.fill(rateOf, nodes, nodes * 2, NONE);
            children = Arrays.copyOf(children, nodes * 2 * DIGITS);
        }
        return nodes++;
    }
}
