package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.TariffPort;
import org.ringfence.policy.TariffPort.LinkRequest;
import org.ringfence.policy.TariffPort.RateRequest;
import org.ringfence.policy.TariffPort.RateView;
import org.ringfence.policy.TariffPort.TariffView;

class TariffControlTest {

    private static final Instant NOW = Clock.systemUTC().instant();
    private static final String TOMORROW =
            NOW.plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
    private static final String NEXT_WEEK =
            NOW.plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();

    private final ConsoleFixture console = new ConsoleFixture();
    private final TariffPort port = console.control.tariffs();

    @BeforeEach
    void thereIsATariff() {
        done(port.create("gold", "EUR", false));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    private Outcome<List<RateView>> rate(String prefix, String price) {
        return rate(prefix, price, null, null);
    }

    private Outcome<List<RateView>> rate(String prefix, String price, @Nullable String from, @Nullable String until) {
        return port.setRate(new RateRequest("gold", prefix, null, price, "0", 1, 1, from, until));
    }

    private List<String> prices() {
        return done(port.show("gold", null, 100)).stream()
                .map(view -> view.prefix() + "=" + view.pricePerMinute())
                .toList();
    }

    @Test
    void createdTariffHasNoPricesAndIsTheDefaultOnlyIfSaid() {
        assertThat(done(port.list())).containsExactly(new TariffView("gold", "EUR", false, 0, 0, null, null, null));
        assertThat(done(port.create("silver", "EUR", true)).isDefault()).isTrue();
        assertThat(refused(port.create("gold", "EUR", false)))
                .isEqualTo("There is a tariff 'gold' already: choose another name");
        assertThat(refused(port.create("tin", "EURO", false))).isEqualTo("'EURO' is no currency of ISO 4217");
    }

    @Test
    void pricesAreSetOneByOneAndTheOthersStay() {
        done(rate("49", "0.10"));
        done(rate("4930", "0.60"));
        done(rate("49", "0.20"));
        done(rate(TariffPort.ON_NET, "0.01"));

        assertThat(prices()).containsExactly("on-net=0.01", "49=0.20", "4930=0.60");
        assertThat(done(port.show("gold", "493", 100))).hasSize(1);
        assertThat(done(port.show("gold", null, 2))).hasSize(2);
    }

    @Test
    void everyPartOfAPriceIsShownAsItWasSet() {
        RateView view = done(port.setRate(new RateRequest(
                        "gold", "4930", "Berlin", "0.60", "0.05", 60, 6, 3, "0.10", TOMORROW, NEXT_WEEK)))
                .get(0);

        assertThat(view)
                .isEqualTo(new RateView(
                        "4930",
                        "Berlin",
                        "0.60",
                        "0.05",
                        60,
                        6,
                        3,
                        "0.10",
                        "EUR",
                        Instant.parse(TOMORROW),
                        Instant.parse(NEXT_WEEK)));
    }

    @Test
    void versionThatACallWasAdmittedWithDoesNotChange() {
        done(rate("49", "0.10"));
        Tariff before = console.tariffs.findByName("gold").orElseThrow();

        done(rate("49", "0.20"));

        Tariff after = console.tariffs.findByName("gold").orElseThrow();
        assertThat(after.versions()).hasSize(2).containsAll(before.versions());
    }

    @Test
    void removedPriceIsGoneAndCannotBeRemovedTwice() {
        done(rate("49", "0.10"));
        done(rate(TariffPort.ON_NET, "0.10"));

        assertThat(done(port.removeRate("gold", "49", null, null)).prefixes()).isZero();
        done(port.removeRate("gold", TariffPort.ON_NET, null, null));

        assertThat(prices()).isEmpty();
        assertThat(refused(port.removeRate("gold", "49", null, null)))
                .isEqualTo("There is no price for '49' then: show-tariff shows the prefixes");
        assertThat(refused(port.removeRate("gold", TariffPort.ON_NET, null, null)))
                .contains("'on-net'");
    }

    @Test
    void laterPriceStandsBesideThatOfToday() {
        done(rate("49", "0.10"));
        done(rate("49", "0.20", TOMORROW, null));

        assertThat(prices()).containsExactly("49=0.10", "49=0.20");
    }

    @Test
    void changeThatWouldReachIntoLaterPricesIsRefusedWithTheirTime() {
        done(rate("49", "0.20", TOMORROW, null));

        assertThat(refused(rate("43", "0.10")))
                .isEqualTo("Prices from " + TOMORROW + " on are set already: say valid-from=" + TOMORROW
                        + " or later, or valid-until=" + TOMORROW + " or earlier");
        done(rate("43", "0.10", null, TOMORROW));
        done(rate("43", "0.10", TOMORROW, null));
    }

    @Test
    void pricesForATimeDoNotOutliveIt() {
        done(rate("49", "0.10"));
        done(rate("49", "0.05", TOMORROW, NEXT_WEEK));

        assertThat(refused(rate("43", "0.10", TOMORROW, null))).contains("end at " + NEXT_WEEK);
        done(rate("43", "0.10", TOMORROW, NEXT_WEEK));
        assertThat(refused(rate("43", "0.10", NEXT_WEEK, TOMORROW))).contains("is not after valid-from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+49", "49x", "1234567890123456789012345", "on-Net"})
    void prefixThatIsNoneIsRefused(String prefix) {
        assertThat(refused(rate(prefix, "0.10"))).contains("'" + prefix + "' is no prefix of 1 to 24 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.10", "cheap", "", "0.123456789"})
    void priceThatIsNoneIsRefused(String price) {
        assertThat(refused(rate("49", price))).contains("price-per-minute '" + price + "' is no price");
        assertThat(refused(port.setRate(new RateRequest("gold", "49", null, "1", price, 1, 1, null, null))))
                .contains("connect-fee '" + price + "' is no amount");
    }

    @Test
    void timeThatIsNoneIsRefused() {
        assertThat(refused(rate("49", "1", "tomorrow", null))).contains("valid-from 'tomorrow' is no instant");
        assertThat(refused(rate("49", "1", null, "later"))).contains("valid-until 'later' is no instant");
    }

    @Test
    void unknownTariffIsRefusedByEachOperation() {
        String sentence = "There is no tariff 'tin': list-tariffs shows their names";

        assertThat(refused(port.show("tin", null, 10))).isEqualTo(sentence);
        assertThat(refused(port.removeRate("tin", "49", null, null))).isEqualTo(sentence);
        assertThat(refused(port.setRate(new RateRequest("tin", "49", null, "1", "0", 1, 1, null, null))))
                .isEqualTo(sentence);
    }

    @Test
    void accountIsGivenATariffOfItsCurrencyAndTheDefaultOneAgain() {
        done(console.control.createAccount(
                new NewAccountRequest("anna@one.example", "secret", null, null, null, null, null)));
        done(port.create("dollars", "USD", false));

        done(port.assign("anna@one.example", "gold"));
        assertThat(terms().terms().tariff())
                .isEqualTo(console.tariffs.findByName("gold").orElseThrow().id());
        done(port.assign("anna@one.example", null));
        assertThat(terms().terms().tariff()).isNull();

        assertThat(refused(port.assign("anna@one.example", "dollars")))
                .isEqualTo("Tariff 'dollars' is in USD, but the account in EUR: choose a tariff in EUR");
        assertThat(refused(port.assign("anna@one.example", "tin"))).contains("no tariff 'tin'");
        assertThat(refused(port.assign("nobody", "gold"))).contains("There is no account 'nobody'");
    }

    private Account terms() {
        return console.accountStore.findByName("anna@one.example").orElseThrow();
    }

    @Test
    void tariffsAreLinkedAndShown() {
        done(port.create("nights", "EUR", false));
        done(port.create("all", "EUR", false));

        TariffView linked = done(port.link(new LinkRequest("gold", "all", "nights", "Mon-Sun 20:00-08:00")));

        assertThat(List.of(linked.parent(), linked.offPeakTariff(), linked.offPeak()))
                .containsExactly("all", "nights", "Mon-Sun 20:00-08:00");
        assertThat(done(port.link(new LinkRequest("gold", "none", null, null))).parent())
                .isNull();
        assertThat(refused(port.link(new LinkRequest("gold", null, "none", null))))
                .contains("go together");
        assertThat(refused(port.link(new LinkRequest("gold", null, null, "always"))))
                .contains("is no span of hours");
        assertThat(refused(port.link(new LinkRequest("gold", "silver", null, null))))
                .contains("no tariff 'silver'");
        assertThat(refused(port.link(new LinkRequest("gold", "gold", null, null))))
                .contains("look into itself");
        assertThat(refused(port.link(new LinkRequest("silver", "gold", null, null))))
                .contains("silver");
        done(port.create("dollars", "USD", false));
        assertThat(refused(port.link(new LinkRequest("gold", "dollars", null, null))))
                .contains("same currency");
    }
}
