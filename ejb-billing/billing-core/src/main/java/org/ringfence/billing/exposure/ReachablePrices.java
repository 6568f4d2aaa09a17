package org.ringfence.billing.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffSource;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffWays;

/** The prices that calls of an account can have within a day: those of every version that is in force in it. */
public final class ReachablePrices {

    private static final Duration DAY = Duration.ofDays(1);

    private final TariffWays ways;

    public ReachablePrices(TariffSource tariffs) {
        this.ways = new TariffWays(tariffs);
    }

    /** The prices of calls that begin from now on until a day later. */
    public List<CallPrice> of(AccountTerms payer, Instant now) {
        List<CallPrice> prices = new ArrayList<>();
        ways.all(payer).forEach(tariff -> add(tariff, now, prices));
        return prices;
    }

    private static void add(Tariff tariff, Instant now, List<CallPrice> prices) {
        for (TariffVersion version : tariff.versions()) {
            boolean over = version.validUntil() != null && !version.validUntil().isAfter(now);
            if (!over && version.validFrom().isBefore(now.plus(DAY))) {
                CallPrice onNet = version.onNet();
                if (onNet != null) {
                    prices.add(onNet);
                }
                prices.addAll(version.rates().prices());
            }
        }
    }
}
