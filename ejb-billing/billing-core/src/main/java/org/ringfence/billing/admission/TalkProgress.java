package org.ringfence.billing.admission;

import java.time.Instant;

/**
 * How far an answered call has come.
 *
 * @param talk the call; the same in each asking
 * @param ordinal the number of this asking: 0 reports the answer, each later one asks for more talk; a repeat of an
 *     asking has the number of that asking
 */
public record TalkProgress(Talk talk, int ordinal) {

    public TalkProgress {
        if (ordinal < 0) {
            throw new IllegalArgumentException("Askings are counted from 0: " + ordinal);
        }
    }

    /** Of a talk that nobody else carries. */
    public TalkProgress(Instant answeredAt, int ordinal) {
        this(new Talk(answeredAt), ordinal);
    }
}
