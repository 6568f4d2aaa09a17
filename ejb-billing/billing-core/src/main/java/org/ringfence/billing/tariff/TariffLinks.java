package org.ringfence.billing.tariff;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.rating.WeeklyHours;

/**
 * The other tariffs that a tariff looks into.
 *
 * @param parent has the price of what this one has none of, null for none
 * @param offPeak goes before this one for calls that start in off-peak hours, null for none
 * @param offPeakHours where the payer lives
 */
public record TariffLinks(
        @Nullable TariffId parent, @Nullable TariffId offPeak, WeeklyHours offPeakHours) {

    /** It stands alone. */
    public static final TariffLinks NONE = new TariffLinks(null, null, WeeklyHours.NEVER);
}
