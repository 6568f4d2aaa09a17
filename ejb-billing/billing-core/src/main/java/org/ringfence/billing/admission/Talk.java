package org.ringfence.billing.admission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call that was answered.
 *
 * @param answeredAt when; kept in microseconds, as stores do, so that no fraction of one makes a talk that was cut in
 *     time a second longer
 * @param carrier who carries it, null when nobody has to be paid
 */
public record Talk(Instant answeredAt, @Nullable Carrier carrier) {

    public Talk {
        answeredAt = answeredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A talk that nobody else carries. */
    public Talk(Instant answeredAt) {
        this(answeredAt, null);
    }
}
