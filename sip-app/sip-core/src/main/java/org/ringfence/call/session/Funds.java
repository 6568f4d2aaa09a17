package org.ringfence.call.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call knows about its money: not how much, only for how long a talk.
 *
 * @param stage how far the reservation has come
 * @param granted longest talk that is covered
 * @param ordinal the number of the next asking; 0 reports the answer
 * @param asking whether an asking is under way
 * @param askAgain whether to ask once more when it has come back
 * @param exhausted whether the last asking said that no more can be reserved
 * @param answeredAt when the talk began, null before
 */
public record Funds(
        Stage stage,
        Duration granted,
        int ordinal,
        boolean asking,
        boolean askAgain,
        boolean exhausted,
        @Nullable Instant answeredAt) {

    /** The life of a reservation as the call sees it. */
    public enum Stage {
        /** Admission has been asked for and has not answered. */
        ASKED,
        /** Something is reserved. */
        HELD,
        /** Settling or abandoning is under way. */
        CLOSING,
        /** Nothing is reserved (any more). */
        CLOSED
    }

    /** A cut that comes so much late is our timer's lateness, not talk. */
    private static final Duration TIMER_LATENESS = Duration.ofSeconds(1);

    static Funds asked() {
        return new Funds(Stage.ASKED, Duration.ZERO, 0, false, false, false, null);
    }

    Funds in(Stage next) {
        return new Funds(next, granted, ordinal, asking, askAgain, exhausted, answeredAt);
    }

    Funds held(Duration time) {
        return new Funds(Stage.HELD, time, ordinal, asking, askAgain, exhausted, answeredAt);
    }

    Funds answered(Instant at) {
        return new Funds(stage, granted, 0, true, false, false, at);
    }

    Funds asks() {
        return new Funds(stage, granted, ordinal, true, false, exhausted, answeredAt);
    }

    Funds asksLater() {
        return new Funds(stage, granted, ordinal, asking, true, exhausted, answeredAt);
    }

    /** After an answer; what was granted once is never taken back. */
    Funds told(Duration total, boolean last) {
        Duration longer = total.compareTo(granted) > 0 ? total : granted;
        return new Funds(stage, longer, ordinal + 1, false, false, last, answeredAt);
    }

    Funds notTold() {
        return new Funds(stage, granted, ordinal, false, false, exhausted, answeredAt);
    }

    /** When the covered talk ends. */
    Instant coveredUntil() {
        return begin().plus(granted);
    }

    Instant begin() {
        if (answeredAt == null) {
            throw new IllegalStateException("not answered yet");
        }
        return answeredAt;
    }

    /** The end of the talk, with the lateness of our own timer taken out. */
    Instant endOfTalk(Instant now) {
        Instant covered = coveredUntil();
        boolean justOver = now.isAfter(covered) && !now.isAfter(covered.plus(TIMER_LATENESS));
        return justOver ? covered : now;
    }
}
