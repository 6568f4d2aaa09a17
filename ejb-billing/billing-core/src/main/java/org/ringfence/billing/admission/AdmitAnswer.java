package org.ringfence.billing.admission;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.tariff.TariffVersionId;

/** The outcome of {@link Admission#admit}. */
public sealed interface AdmitAnswer {

    /**
     * Money and a line are held.
     *
     * @param reservation what to name in the other verbs
     * @param grantedFor talk that is covered, counted from the answer; whole blocks of the price
     * @param tariffVersion the prices that stay in force for this call, null for a call that costs nothing without any
     */
    record Admitted(
            ReservationId reservation,
            Duration grantedFor,
            @Nullable TariffVersionId tariffVersion) implements AdmitAnswer {}

    /** Nothing is held, and the record of the attempt is written. */
    record Refused(RefusalReason reason) implements AdmitAnswer {}
}
