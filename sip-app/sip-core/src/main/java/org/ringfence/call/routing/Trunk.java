package org.ringfence.call.routing;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.ringfence.billing.account.AccountId;

/**
 * A carrier that takes calls to numbers.
 *
 * @param account its own account; calls that come from it are attributed to it
 * @param name unique, shown in logs and the console
 * @param gateways in order of preference, at least one
 * @param prefixes of the E.164 digits that it takes; the empty prefix takes everything
 * @param priority lower is tried first among equally long prefixes
 * @param weight its share of the calls that it and others of the same priority take; those of weight 0 come after the
 *     others, by their names
 * @param maxCalls calls at the same time, empty for unlimited
 */
public record Trunk(
        AccountId account,
        String name,
        List<Gateway> gateways,
        Set<String> prefixes,
        int priority,
        int weight,
        OptionalInt maxCalls,
        boolean enabled) {

    /** A trunk without weight. */
    public Trunk(
            AccountId account,
            String name,
            List<Gateway> gateways,
            Set<String> prefixes,
            int priority,
            OptionalInt maxCalls,
            boolean enabled) {
        this(account, name, gateways, prefixes, priority, 0, maxCalls, enabled);
    }

    public Trunk {
        gateways = List.copyOf(gateways);
        prefixes = Set.copyOf(prefixes);
        if (gateways.isEmpty()) {
            throw new IllegalArgumentException("Trunk " + name + " has no gateway");
        }
        if (weight < 0) {
            throw new IllegalArgumentException("A weight is not negative: " + weight);
        }
        for (String prefix : prefixes) {
            if (!prefix.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("A prefix is digits only, not " + prefix);
            }
        }
    }

    /** Length of the longest of its prefixes that these digits start with, -1 if it does not take them. */
    public int matchLength(String digits) {
        int longest = -1;
        for (String prefix : prefixes) {
            if (prefix.length() > longest && digits.startsWith(prefix)) {
                longest = prefix.length();
            }
        }
        return longest;
    }
}
