package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffLinks;
import org.ringfence.billing.tariff.TariffStore.CreateAnswer;
import org.ringfence.billing.tariff.TariffStore.LinkAnswer;
import org.ringfence.billing.tariff.TariffStore.PublishAnswer;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.billing.tariff.TariffWays;

/** What every tariff store does. */
public interface TariffStoreContract extends BillingStores {

    @Test
    default void tariffIsFoundAsItWasMade() {
        Tariff tariff = newTariff(EUR);

        assertThat(tariff.currency()).isEqualTo(EUR);
        assertThat(tariff.isDefault()).isFalse();
        assertThat(tariff.versions()).isEmpty();
        assertThat(tariffs().find(tariff.id())).contains(tariff);
        assertThat(tariffs().findByName(tariff.name())).contains(tariff);
        assertThat(tariffs().list()).contains(tariff);
    }

    @Test
    default void linksAreReadAsTheyWereMadeAndNeverGoRound() {
        Tariff own = newTariff(EUR);
        Tariff parent = newTariff(EUR);
        Tariff nights = newTariff(EUR);
        TariffLinks links = new TariffLinks(
                parent.id(), nights.id(), WeeklyHours.parse("Mon-Fri 20:00-08:00, Sat-Sun 00:00-24:00"));

        assertThat(tariffs().link(own.id(), links)).isEqualTo(LinkAnswer.LINKED);

        Tariff read = tariffs().find(own.id()).orElseThrow();
        assertThat(read.links()).isEqualTo(links);
        assertThat(read.links().offPeakHours()).hasToString("Mon-Fri 20:00-08:00, Sat-Sun 00:00-24:00");
        assertThat(tariffs().link(parent.id(), parentOf(own))).isEqualTo(LinkAnswer.ROUND);
        assertThat(tariffs().link(own.id(), parentOf(own))).isEqualTo(LinkAnswer.ROUND);
        assertThat(tariffs().link(own.id(), new TariffLinks(null, own.id(), WeeklyHours.NEVER)))
                .isEqualTo(LinkAnswer.ROUND);
        assertThat(tariffs().link(own.id(), parentOf(newTariff(Currency.getInstance("USD")))))
                .isEqualTo(LinkAnswer.OTHER_CURRENCY);
        TariffId nobody = new TariffId(999_999_999);
        assertThat(tariffs().link(nobody, TariffLinks.NONE)).isEqualTo(LinkAnswer.UNKNOWN_TARIFF);
        assertThat(tariffs().link(own.id(), new TariffLinks(nobody, null, WeeklyHours.NEVER)))
                .isEqualTo(LinkAnswer.UNKNOWN_TARIFF);
        assertThat(tariffs().find(own.id()).orElseThrow().links()).isEqualTo(links);

        assertThat(tariffs().link(own.id(), TariffLinks.NONE)).isEqualTo(LinkAnswer.LINKED);
        assertThat(tariffs().find(own.id()).orElseThrow().links()).isEqualTo(TariffLinks.NONE);
    }

    @Test
    default void wayOfParentsHasAnEnd() {
        Tariff last = newTariff(EUR);
        for (int step = 1; step < TariffWays.LONGEST; step++) {
            Tariff next = newTariff(EUR);
            assertThat(tariffs().link(next.id(), parentOf(last))).isEqualTo(LinkAnswer.LINKED);
            last = next;
        }
        assertThat(tariffs().link(newTariff(EUR).id(), parentOf(last))).isEqualTo(LinkAnswer.ROUND);
    }

    private static TariffLinks parentOf(Tariff parent) {
        return new TariffLinks(parent.id(), null, WeeklyHours.NEVER);
    }

    @Test
    default void nameOfATariffIsUsedOnce() {
        Tariff tariff = newTariff(EUR);

        assertThat(tariffs().create(tariff.name(), EUR)).isEqualTo(new CreateAnswer.NameTaken(tariff));
    }

    @Test
    default void versionIsReadAsItWasPublished() {
        Tariff tariff = newTariff(EUR);
        List<Rate> rates = List.of(
                new Rate("49", "Germany", new CallPrice(eur("0.00001"), perMinute("0.00000001"), 86_400, 1)),
                new Rate("4930", "Germany, Köln & Berlin", new CallPrice(eur("12.5"), perMinute("1000"), 1, 86_400)));
        TariffVersion.Content content =
                new TariffVersion.Content(NOON, NOON.plusSeconds(86_400), centPerSecond(), rates);

        PublishAnswer answer = tariffs().publish(tariff.id(), content);

        TariffVersion version =
                tariffs().find(tariff.id()).orElseThrow().versions().get(0);
        assertThat(answer).isEqualTo(new PublishAnswer.Published(version.id()));
        assertThat(version.validFrom()).isEqualTo(NOON);
        assertThat(version.validUntil()).isEqualTo(NOON.plusSeconds(86_400));
        assertThat(version.onNet()).isEqualTo(centPerSecond());
        assertThat(version.rates().rates()).containsExactlyInAnyOrderElementsOf(rates);
        assertThat(version.rates().find("4930123")).contains(rates.get(1));
    }

    @Test
    default void laterVersionStandsBesideTheEarlierOne() {
        Tariff tariff = newTariff(EUR);
        publish(tariff.id(), new TariffVersion.Content(NOON, null, null, List.of()));
        publish(tariff.id(), new TariffVersion.Content(NOON.plusSeconds(10), null, centPerSecond(), List.of()));

        Tariff read = tariffs().find(tariff.id()).orElseThrow();
        assertThat(read.versionAt(NOON.minusNanos(1))).isEmpty();
        assertThat(read.versionAt(NOON.plusSeconds(9)))
                .hasValueSatisfying(version -> assertThat(version.onNet()).isNull());
        assertThat(read.versionAt(NOON.plusSeconds(10)))
                .hasValueSatisfying(version -> assertThat(version.onNet()).isEqualTo(centPerSecond()));
    }

    @Test
    default void versionThatDoesNotFitIsNotPublished() {
        Tariff tariff = newTariff(Currency.getInstance("USD"));
        Rate euros = new Rate("49", "Germany", centPerSecond());

        assertThat(tariffs().publish(tariff.id(), content(euros)))
                .isEqualTo(new PublishAnswer.WrongCurrency(Currency.getInstance("USD")));
        assertThat(tariffs().publish(newTariff(EUR).id(), content(euros, euros)))
                .isEqualTo(new PublishAnswer.PrefixTwice("49"));
        assertThat(tariffs().publish(new TariffId(Long.MAX_VALUE), content(euros)))
                .isEqualTo(new PublishAnswer.UnknownTariff());
        assertThat(tariffs().find(tariff.id()).orElseThrow().versions()).isEmpty();
    }

    @Test
    default void oneTariffOfACurrencyIsTheDefault() {
        Currency yen = Currency.getInstance("JPY");
        Tariff first = newTariff(yen);
        Tariff second = newTariff(yen);
        Tariff euros = newTariff(EUR);

        assertThat(tariffs().makeDefault(euros.id())).isTrue();
        assertThat(tariffs().makeDefault(first.id())).isTrue();
        assertThat(tariffs().makeDefault(second.id())).isTrue();

        assertThat(tariffs().defaultFor(yen).orElseThrow().id()).isEqualTo(second.id());
        assertThat(tariffs().defaultFor(EUR).orElseThrow().id()).isEqualTo(euros.id());
        assertThat(tariffs().find(first.id()).orElseThrow().isDefault()).isFalse();
        assertThat(tariffs().makeDefault(new TariffId(Long.MAX_VALUE))).isFalse();
        assertThat(tariffs().defaultFor(Currency.getInstance("TND"))).isEmpty();
    }

    @Test
    default void listOfTenThousandPrefixesIsPublished() {
        Tariff tariff = newTariff(EUR);
        List<Rate> rates = new ArrayList<>();
        for (int prefix = 10_000; prefix < 20_000; prefix++) {
            rates.add(new Rate(Integer.toString(prefix), "Destination " + prefix, centPerSecond()));
        }

        publish(tariff.id(), content(rates.toArray(Rate[]::new)));

        TariffVersion version =
                tariffs().find(tariff.id()).orElseThrow().versions().get(0);
        assertThat(version.rates().rates()).hasSize(10_000);
        assertThat(version.rates().find("1567812345")).contains(rates.get(5_678));
    }

    /** With {@code -Dringfence.rates=500000} the figure of the documentation. */
    @Test
    default void largeListIsPublishedAndReadInOneStep() {
        int count = Integer.getInteger("ringfence.rates", 20_250);
        Tariff tariff = newTariff(EUR);
        List<Rate> rates = new ArrayList<>(count);
        for (int prefix = 1_000_000; prefix < 1_000_000 + count; prefix++) {
            rates.add(new Rate(Integer.toString(prefix), "Destination " + prefix % 5_000, centPerSecond()));
        }

        publish(tariff.id(), new TariffVersion.Content(NOON, null, null, rates));

        TariffVersion version =
                tariffs().find(tariff.id()).orElseThrow().versions().get(0);
        assertThat(version.rates().size()).isEqualTo(count);
        assertThat(version.rates().rates()).isEqualTo(rates);
    }

    private Tariff newTariff(Currency currency) {
        CreateAnswer answer = tariffs().create("tariff-" + UUID.randomUUID(), currency);
        assertThat(answer).isInstanceOf(CreateAnswer.Created.class);
        return ((CreateAnswer.Created) answer).tariff();
    }

    private void publish(TariffId tariff, TariffVersion.Content content) {
        assertThat(tariffs().publish(tariff, content)).isInstanceOf(PublishAnswer.Published.class);
    }

    private static TariffVersion.Content content(Rate... rates) {
        return new TariffVersion.Content(NOON, null, null, List.of(rates));
    }
}
