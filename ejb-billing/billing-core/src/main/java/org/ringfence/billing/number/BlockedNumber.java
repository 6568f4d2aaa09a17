package org.ringfence.billing.number;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the blacklist of numbers (SPEC E10).
 *
 * @param prefix a number or its beginning, 1 to 24 digits
 * @param reason for people, 1 to 200 characters
 * @param listedAt when it was made or confirmed
 * @param expiresAt when it ends; null for entries that are fixed
 */
public record BlockedNumber(
        String prefix,
        Confidence confidence,
        String reason,
        Instant listedAt,
        @Nullable Instant expiresAt) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,24}");
    private static final int LONGEST_REASON = 200;

    public BlockedNumber {
        if (!DIGITS.matcher(prefix).matches()) {
            throw new IllegalArgumentException("'" + prefix + "' is no number of 1 to 24 digits, without + or 00");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A reason has 1 to 200 characters");
        }
    }

    /**
     * Whether the entry closes its numbers. Those of which nobody is sure count for a calendar month and are to be
     * confirmed then, so that a list of guesses doesn't grow for ever.
     */
    public boolean countsAt(Instant now) {
        boolean reviewed = confidence.lasts()
                || now.isBefore(listedAt.atZone(ZoneOffset.UTC).plusMonths(1).toInstant());
        return reviewed && (expiresAt == null || now.isBefore(expiresAt));
    }
}
