package org.ringfence.billing.number;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What comes of the entries of a blacklist when they are looked at (SPEC E10). What was learnt has to prove itself each
 * month: when calls to it were refused, it counts for another month; when none came, it is one step less sure, and goes
 * when it can't be. What a person is sure of is not learnt any more, and stays. Whatever has expired goes. A repeat finds
 * nothing to do.
 *
 * @param confirmed entries that count for another month
 * @param weakened entries that are less sure than before
 * @param removed entries that are gone
 */
public record BlacklistReview(int confirmed, int weakened, int removed) {

    /** Reviews come so often; an entry is looked at by the last one before its month ends. */
    private static final Duration BETWEEN = Duration.ofDays(1);

    /**
     * What an entry becomes: itself for no change, null when it goes.
     *
     * @param refusedAt when a call was last refused for it; null for never
     */
    public static @Nullable BlockedNumber judge(BlockedNumber entry, @Nullable Instant refusedAt, Instant now) {
        if (entry.hasExpired(now)) {
            return null;
        }
        if (!entry.learnt() || entry.confidence().lasts() || now.plus(BETWEEN).isBefore(entry.monthEnd())) {
            return entry;
        }
        boolean proven = refusedAt != null && !refusedAt.isBefore(entry.listedAt());
        Confidence after = proven ? entry.confidence() : entry.confidence().weaker();
        return after == null
                ? null
                : new BlockedNumber(entry.prefix(), after, entry.reason(), now, entry.expiresAt(), true);
    }

    /** Nothing to do. */
    public static BlacklistReview none() {
        return new BlacklistReview(0, 0, 0);
    }

    /** Counts what came of an entry. */
    public BlacklistReview plus(BlockedNumber entry, @Nullable BlockedNumber after) {
        if (after == null) {
            return new BlacklistReview(confirmed, weakened, removed + 1);
        }
        if (after.equals(entry)) {
            return this;
        }
        return after.confidence() == entry.confidence()
                ? new BlacklistReview(confirmed + 1, weakened, removed)
                : new BlacklistReview(confirmed, weakened + 1, removed);
    }
}
