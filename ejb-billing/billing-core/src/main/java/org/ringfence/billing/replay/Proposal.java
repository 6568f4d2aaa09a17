package org.ringfence.billing.replay;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.fraud.ProfileRule;

/**
 * Limits that are tried on calls of the past; amounts are in units of each account's own money.
 *
 * @param lines calls at the same time, null for as many as there were
 * @param dayLimit what may be spent in a day of the account's time zone, null for no limit
 * @param monthLimit what may be spent in such a month, null for no limit
 * @param dynamicLeast below this the dynamic limit of a day never falls; null for no dynamic limit
 * @param dynamicFactor how many times the dearest day of the past a day may cost, 1 to 1,000 (SPEC F21)
 * @param blocked prefixes of numbers that may not be called
 * @param profile rules of calls whose critical thresholds refuse; calls that run go on, and nobody is locked
 */
public record Proposal(
        @Nullable Integer lines,
        @Nullable Long dayLimit,
        @Nullable Long monthLimit,
        @Nullable Long dynamicLeast,
        int dynamicFactor,
        List<String> blocked,
        List<ProfileRule> profile) {

    /** Without rules of calls. */
    public Proposal(
            @Nullable Integer lines,
            @Nullable Long dayLimit,
            @Nullable Long monthLimit,
            @Nullable Long dynamicLeast,
            int dynamicFactor,
            List<String> blocked) {
        this(lines, dayLimit, monthLimit, dynamicLeast, dynamicFactor, blocked, List.of());
    }

    public Proposal {
        blocked = List.copyOf(blocked);
        profile = List.copyOf(profile);
        if ((lines != null && lines < 0)
                || isNegative(dayLimit)
                || isNegative(monthLimit)
                || isNegative(dynamicLeast)
                || dynamicFactor < 1
                || dynamicFactor > 1_000) {
            throw new IllegalArgumentException("Limits are not negative, and the factor is 1 to 1000");
        }
    }

    private static boolean isNegative(@Nullable Long units) {
        return units != null && units < 0;
    }

    /** Whether it would change nothing at all. */
    public boolean isEmpty() {
        return lines == null
                && dayLimit == null
                && monthLimit == null
                && dynamicLeast == null
                && blocked.isEmpty()
                && profile.isEmpty();
    }

    boolean blocks(String digits) {
        return blocked.stream().anyMatch(digits::startsWith);
    }

    /** What a day may cost when the dearest day before it cost so much. */
    OptionalLong dynamicLimit(long dearestDay) {
        if (dynamicLeast == null) {
            return OptionalLong.empty();
        }
        long most = Long.MAX_VALUE / dynamicFactor;
        return OptionalLong.of(Math.max(dynamicLeast, Math.min(dearestDay, most) * dynamicFactor));
    }
}
