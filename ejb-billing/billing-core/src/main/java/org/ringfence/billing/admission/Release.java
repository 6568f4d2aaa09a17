package org.ringfence.billing.admission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How and when a call came to its end.
 *
 * @param at when it ended; kept in microseconds, as that of the answer is
 * @param status the final status of signalling (100 to 699), 0 when there was none
 * @param cause one word for records, such as {@code CALLER_HUNG_UP}; 1 to 64 characters
 */
public record Release(Instant at, int status, String cause) {

    private static final int LONGEST_CAUSE = 64;
    private static final int HIGHEST_STATUS = 699;

    public Release {
        if (status < 0 || status > HIGHEST_STATUS) {
            throw new IllegalArgumentException("A status is 0 to 699: " + status);
        }
        if (cause.isBlank() || cause.length() > LONGEST_CAUSE) {
            throw new IllegalArgumentException("A cause has 1 to 64 characters: " + cause);
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
