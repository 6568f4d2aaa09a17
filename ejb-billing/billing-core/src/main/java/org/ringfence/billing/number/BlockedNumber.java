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
 * @param learnt whether it comes from findings, and is looked at each month; not from a person
 */
public record BlockedNumber(
        String prefix,
        Confidence confidence,
        String reason,
        Instant listedAt,
        @Nullable Instant expiresAt,
        boolean learnt) {

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

    /** An entry that a person makes. */
    public BlockedNumber(
            String prefix, Confidence confidence, String reason, Instant listedAt, @Nullable Instant expiresAt) {
        this(prefix, confidence, reason, listedAt, expiresAt, false);
    }

    /**
     * Whether the entry closes its numbers. Those of which nobody is sure count for a calendar month and are to be
     * confirmed then, so that a list of guesses doesn't grow for ever.
     */
    public boolean countsAt(Instant now) {
        return (confidence.lasts() || now.isBefore(monthEnd())) && !hasExpired(now);
    }

    boolean hasExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** When a calendar month has passed since it was made or confirmed. */
    Instant monthEnd() {
        return listedAt.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
    }
}
