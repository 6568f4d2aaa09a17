package org.ringfence.billing.admission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far an answered call has come.
 *
 * @param answeredAt when it was answered; kept in microseconds, as stores do, so that no fraction of one makes a talk
 *     that was cut in time a second longer
 * @param ordinal the number of this asking: 0 reports the answer, each later one asks for more talk; a repeat of an
 *     asking has the number of that asking
 */
public record TalkProgress(Instant answeredAt, int ordinal) {

    public TalkProgress {
        if (ordinal < 0) {
            throw new IllegalArgumentException("Askings are counted from 0: " + ordinal);
        }
        answeredAt = answeredAt.truncatedTo(ChronoUnit.MICROS);
    }
}
