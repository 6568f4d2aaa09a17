package org.ringfence.billing.contract;

import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.PrefixTable;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffSource;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffVersionId;

/** A tariff with all kinds of prices, and destinations for each of them, and one that has none. */
public final class PriceMix implements TariffSource {

    private static final List<String> NUMBERS =
            List.of("4930123456", "441632960000", "12025550100", "8816000000", "33123456789", "999000");

    private final Tariff tariff = new Tariff(
            new TariffId(1),
            "mix",
            EUR,
            true,
            List.of(new TariffVersion(new TariffVersionId(1), Instant.EPOCH, null, null, new PrefixTable(rates()))));

    @Override
    public Optional<Tariff> find(TariffId id) {
        return Optional.of(tariff);
    }

    @Override
    public Optional<Tariff> defaultFor(Currency currency) {
        return Optional.of(tariff);
    }

    /** One of the numbers, or an own user. */
    public static Destination someDestination(RandomGenerator chance) {
        int choice = chance.nextInt(NUMBERS.size() + 1);
        return choice == NUMBERS.size()
                ? new Destination.OnNet("bert@one.example")
                : new Destination.OffNet(NUMBERS.get(choice));
    }

    private static List<Rate> rates() {
        return List.of(
                new Rate("49", "cent a second", new CallPrice(eur("0"), perMinute("0.60"), 1, 1)),
                new Rate("44", "whole minutes", new CallPrice(eur("0"), perMinute("0.03"), 60, 60)),
                new Rate("1", "odd blocks", new CallPrice(eur("0.01"), perMinute("0.0123456"), 30, 7)),
                new Rate("881", "satellite", new CallPrice(eur("0.50"), perMinute("6.99999999"), 60, 1)),
                new Rate("33", "flat", new CallPrice(eur("0.09"), perMinute("0"), 1, 1)));
    }
}
