package org.ringfence.billing.rerating;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffVersionId;

/**
 * What a call costs since it was rated again.
 *
 * @param version 1 is the record itself, so this is 2 or more
 * @param charge all of it, not the difference
 * @param tariffVersion where the price is from, null when it is free without any tariff
 * @param at when it was rated
 */
public record Rating(
        AttemptId attempt,
        int version,
        Money charge,
        @Nullable TariffVersionId tariffVersion,
        Instant at) {

    public Rating {
        if (version < 2 || charge.isNegative()) {
            throw new IllegalArgumentException("A later version is 2 or more, and no charge is negative: " + version);
        }
    }
}
