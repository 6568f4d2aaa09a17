package org.ringfence.gate.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of devices with commas: an entry of fewer than five characters has to match the whole value, a longer one any
 * part of it, in lower or upper case (SPEC C2).
 */
public final class UserAgentList {

    private static final int EXACT_BELOW = 5;

    private final List<String> whole;
    private final List<String> parts;

    private UserAgentList(List<String> entries) {
        this.whole =
                entries.stream().filter(entry -> entry.length() < EXACT_BELOW).toList();
        this.parts =
                entries.stream().filter(entry -> entry.length() >= EXACT_BELOW).toList();
    }

    /** Reads a list; null makes one that matches nothing. */
    public static UserAgentList of(@Nullable String list) {
        if (list == null) {
            return new UserAgentList(List.of());
        }
        return new UserAgentList(Arrays.stream(list.split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /** Whether an entry matches the value of a User-Agent or Server header. */
    public boolean matches(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return whole.contains(lower) || parts.stream().anyMatch(lower::contains);
    }

    /** Whether there is no entry. */
    public boolean isEmpty() {
        return whole.isEmpty() && parts.isEmpty();
    }
}
