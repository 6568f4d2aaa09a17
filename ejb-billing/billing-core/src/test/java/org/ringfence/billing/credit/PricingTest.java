package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.ZONE;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.exposure.ReachablePrices;
import org.ringfence.billing.ledger.PricedCall;
import org.ringfence.billing.memory.MemoryTariffStore;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffLinks;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

class PricingTest {

    private static final Destination BERLIN = new Destination.OffNet("4930123456");
    private static final Destination BERT = new Destination.OnNet("bert@one.example");
    private static final CallPrice DEARER = new CallPrice(eur("0.10"), perMinute("2.00"), 60, 60);

    private final MemoryTariffStore tariffs = new MemoryTariffStore();
    private final Pricing pricing = new Pricing(tariffs);

    @Test
    void accountsOwnTariffGoesBeforeTheDefault() {
        TariffId own = tariff("own");
        TariffVersionId version = publish(own, NOON, null, centPerSecond());
        TariffId standard = tariff("standard");
        publish(standard, NOON, null, DEARER);
        tariffs.makeDefault(standard);

        assertThat(pricing.price(prepaid().withTariff(own), BERLIN, NOON))
                .contains(new PricedCall(centPerSecond(), version, "Germany"));
        assertThat(pricing.price(prepaid(), BERLIN, NOON))
                .map(PricedCall::price)
                .contains(DEARER);
    }

    @Test
    void parentHasThePriceOfWhatATariffHasNoneOf() {
        TariffId parent = tariff("parent");
        publish(parent, NOON, null, DEARER);
        TariffId child = tariff("child");
        AccountTerms terms = prepaid().withTariff(child);
        tariffs.link(child, new TariffLinks(parent, null, WeeklyHours.NEVER));

        assertThat(pricing.price(terms, BERLIN, NOON)).map(PricedCall::price).contains(DEARER);

        publish(child, NOON, null, centPerSecond());
        assertThat(pricing.price(terms, BERLIN, NOON)).map(PricedCall::price).contains(centPerSecond());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T18:59:59Z, peak",
        "2026-11-23T19:00:00Z, off-peak",
        "2026-11-24T06:59:59Z, off-peak",
        "2026-11-24T07:00:00Z, peak",
    })
    @Spec("X15")
    void offPeakTariffGoesFirstInTheHoursOfThePayer(Instant start, String which) {
        TariffId nights = tariff("nights");
        publish(nights, NOON.minusSeconds(60), null, centPerSecond());
        TariffId days = tariff("days");
        publish(days, NOON.minusSeconds(60), null, DEARER);
        tariffs.link(days, new TariffLinks(null, nights, WeeklyHours.parse("Mon-Sun 20:00-08:00")));

        assertThat(pricing.price(prepaid().withTariff(days), BERLIN, start))
                .map(PricedCall::price)
                .contains(which.equals("peak") ? DEARER : centPerSecond());
    }

    @Test
    @Spec("Q2")
    void exposureCountsWithThePricesOfAllLinkedTariffs() {
        TariffId nights = tariff("nights");
        publish(nights, NOON.minusSeconds(60), null, DEARER);
        TariffId days = tariff("days");
        tariffs.link(days, new TariffLinks(null, nights, WeeklyHours.parse("Mon-Sun 20:00-08:00")));

        assertThat(new ReachablePrices(tariffs).of(prepaid().withTariff(days), NOON))
                .containsExactly(DEARER);
    }

    @Test
    void numberWithoutARateHasNoPrice() {
        AccountTerms terms = prepaid().withTariff(tariff("empty"));
        assertThat(pricing.price(terms, BERLIN, NOON)).isEmpty();
        publish(new TariffId(1), NOON, null, centPerSecond());

        assertThat(pricing.price(terms, new Destination.OffNet("33123"), NOON)).isEmpty();
        assertThat(pricing.price(prepaid(), BERLIN, NOON)).isEmpty();
    }

    @Test
    void versionOfTheStartOfTheCallCounts() {
        TariffId id = tariff("changing");
        publish(id, NOON, null, centPerSecond());
        publish(id, NOON.plusSeconds(3_600), NOON.plusSeconds(7_200), DEARER);
        AccountTerms terms = prepaid().withTariff(id);

        assertThat(priceAt(terms, NOON.minusMillis(1))).isEmpty();
        assertThat(priceAt(terms, NOON)).contains(centPerSecond());
        assertThat(priceAt(terms, NOON.plusSeconds(3_599))).contains(centPerSecond());
        assertThat(priceAt(terms, NOON.plusSeconds(3_600))).contains(DEARER);
        assertThat(priceAt(terms, NOON.plusSeconds(7_200))).contains(centPerSecond());
    }

    @Test
    void ownUsersTalkForNothingUnlessTheTariffSaysOtherwise() {
        assertThat(pricing.price(prepaid(), BERT, NOON)).contains(new PricedCall(CallPrice.free(EUR), null, ""));
        TariffId id = tariff("on-net");
        AccountTerms terms = prepaid().withTariff(id);
        publish(id, NOON, null, centPerSecond());
        assertThat(pricing.price(terms, BERT, NOON)).map(PricedCall::price).contains(CallPrice.free(EUR));

        tariffs.publish(id, new TariffVersion.Content(NOON.plusSeconds(1), null, DEARER, List.of()));
        assertThat(pricing.price(terms, BERT, NOON.plusSeconds(1)))
                .map(PricedCall::price)
                .contains(DEARER);
    }

    @Test
    void tariffInAnotherCurrencyDoesNotCount() {
        TariffId id = tariff("euros");
        publish(id, NOON, null, centPerSecond());
        AccountTerms dollars =
                AccountTerms.prepaid(Currency.getInstance("USD"), ZONE).withTariff(id);

        assertThat(pricing.price(dollars, BERLIN, NOON)).isEmpty();
    }

    private Optional<CallPrice> priceAt(AccountTerms terms, Instant at) {
        return pricing.price(terms, BERLIN, at).map(PricedCall::price);
    }

    private TariffId tariff(String name) {
        return ((TariffStore.CreateAnswer.Created) tariffs.create(name, EUR))
                .tariff()
                .id();
    }

    private TariffVersionId publish(TariffId id, Instant from, Instant until, CallPrice price) {
        TariffVersion.Content content =
                new TariffVersion.Content(from, until, null, List.of(new Rate("49", "Germany", price)));
        return ((TariffStore.PublishAnswer.Published) tariffs.publish(id, content)).version();
    }

    /** The own list has 4930, its parent 49, and the default list has all of the world that counts. */
    @ParameterizedTest
    @CsvSource({
        // whose, number, unrated calls, exact prices | where the price is from
        "own, 4930123, REFUSE_UNLISTED, EVERYBODY, own",
        "own, 4989123, REFUSE_UNASSIGNED, NOBODY, parent",
        "own, 4989123, REFUSE_UNLISTED, NOBODY, none",
        "own, 4989123, REFUSE, EVERYBODY, none",
        "own, 4989123, REFUSE, TRAFFIC_SENDERS, parent",
        "sender, 4989123, REFUSE, TRAFFIC_SENDERS, none",
        "sender, 4930123, REFUSE, TRAFFIC_SENDERS, own",
        "none, 4989123, REFUSE, NOBODY, default",
        "none, 4989123, REFUSE_UNASSIGNED, NOBODY, none",
        "none, 331234, REFUSE, NOBODY, none",
        "none, 331234, ADMIT, NOBODY, free",
        "own, 331234, ADMIT, NOBODY, free",
        "own, 331234, ADMIT, EVERYBODY, none"
    })
    @Spec({"G1", "G3"})
    void priceHasToBeFromWhereTheRulesSay(
            String whose, String number, RateRules.Unrated unrated, RateRules.Exact exact, String from) {
        TariffId parent = tariff("parent");
        rate(parent, "49", "parent");
        TariffId own = tariff("own");
        rate(own, "4930", "own");
        tariffs.link(own, new TariffLinks(parent, null, WeeklyHours.NEVER));
        TariffId standard = tariff("standard");
        rate(standard, "49", "default");
        tariffs.makeDefault(standard);
        AccountTerms terms = whose.equals("none") ? prepaid() : prepaid().withTariff(own);
        AccountTerms payer = whose.equals("sender") ? terms.withType(AccountType.TRAFFIC_SENDER) : terms;
        Pricing strict = new Pricing(tariffs, () -> new RateRules(unrated, exact));

        assertThat(strict.price(payer, new Destination.OffNet(number), NOON)
                        .map(priced -> priced.price().isFree() ? "free" : priced.destination())
                        .orElse("none"))
                .isEqualTo(from);
    }

    private void rate(TariffId tariff, String prefix, String name) {
        tariffs.publish(
                tariff, new TariffVersion.Content(NOON, null, null, List.of(new Rate(prefix, name, centPerSecond()))));
    }
}
