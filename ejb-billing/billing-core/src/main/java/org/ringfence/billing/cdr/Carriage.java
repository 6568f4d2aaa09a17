package org.ringfence.billing.cdr;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffVersionId;

/**
 * Who carried a talk, and what we owe for it (SPEC P8).
 *
 * @param carrier the trunk on which it was answered
 * @param tariffVersion the carrier's prices that counted, null for none
 * @param cost what the carrier charges for the whole talk, null when that is not known
 */
public record Carriage(
        Carrier carrier,
        @Nullable TariffVersionId tariffVersion,
        @Nullable Money cost) {

    public Carriage {
        if (cost != null && cost.isNegative()) {
            throw new IllegalArgumentException("Nobody is paid for being called: " + cost);
        }
    }

    /** Carried by somebody whose prices are not known. */
    public static Carriage unpriced(Carrier carrier) {
        return new Carriage(carrier, null, null);
    }
}
