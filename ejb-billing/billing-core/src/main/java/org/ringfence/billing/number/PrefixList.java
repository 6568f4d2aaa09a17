package org.ringfence.billing.number;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Beginnings of numbers that are open or closed; the longest counts, and of two equal ones the open one (SPEC E9). */
public final class PrefixList {

    /** Says nothing of any number. */
    public static final PrefixList EMPTY = new PrefixList(Map.of());

    private final Map<String, Boolean> openByPrefix;
    private final int longest;

    private PrefixList(Map<String, Boolean> openByPrefix) {
        this.openByPrefix = Map.copyOf(openByPrefix);
        this.longest =
                openByPrefix.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** A list of these prefixes, each of digits only. */
    public static PrefixList of(Collection<String> open, Collection<String> closed) {
        Map<String, Boolean> openByPrefix = new HashMap<>();
        closed.forEach(prefix -> openByPrefix.put(prefix, false));
        open.forEach(prefix -> openByPrefix.put(prefix, true));
        return new PrefixList(openByPrefix);
    }

    /** What a list says of a number. */
    public record Match(String prefix, boolean open) {

        /** The one of two matches that counts. */
        static @Nullable Match stronger(@Nullable Match one, @Nullable Match other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            if (one.prefix.length() != other.prefix.length()) {
                return one.prefix.length() > other.prefix.length() ? one : other;
            }
            return one.open ? one : other;
        }
    }

    /** The longest prefix of these digits; null for none. */
    public @Nullable Match find(String digits) {
        for (int length = Math.min(longest, digits.length()); length > 0; length--) {
            String prefix = digits.substring(0, length);
            Boolean open = openByPrefix.get(prefix);
            if (open != null) {
                return new Match(prefix, open);
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrefixList list && list.openByPrefix.equals(openByPrefix);
    }

    @Override
    public int hashCode() {
        return openByPrefix.hashCode();
    }

    @Override
    public String toString() {
        return openByPrefix.toString();
    }
}
