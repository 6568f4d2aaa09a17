package org.ringfence.call.provisioning;

import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a trunk; null for what stays.
 *
 * @param maxCalls calls at once, empty for no cap
 */
public record TrunkChange(
        @Nullable Set<String> prefixes,
        @Nullable Integer priority,
        @Nullable Integer weight,
        @Nullable OptionalInt maxCalls,
        @Nullable Boolean enabled) {

    /** Copies the prefixes. */
    public TrunkChange {
        prefixes = prefixes == null ? null : Set.copyOf(prefixes);
    }
}
