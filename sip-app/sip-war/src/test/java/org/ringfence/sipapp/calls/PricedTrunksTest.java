package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.margin.MarginRules;
import org.ringfence.billing.margin.MarginRules.Guard;
import org.ringfence.billing.margin.Offer;
import org.ringfence.billing.memory.MemoryTariffStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkOrder;
import org.ringfence.spec.Spec;

class PricedTrunksTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final AccountId PAYER = new AccountId(1);

    private final MemoryTariffStore tariffs = new MemoryTariffStore();
    private final List<Offer> offers = new ArrayList<>();
    private PricedTrunks.Rules rules = PricedTrunks.Rules.NONE;
    private final PricedTrunks choice = new PricedTrunks(
            new TrunkOrder(new SplittableRandom(7)),
            (digits, start) -> offers,
            new Pricing(tariffs),
            account -> Optional.of(AccountTerms.prepaid(EUR, ZoneOffset.UTC)),
            () -> rules,
            () -> NOON);

    private static CallPrice price(String perMinute) {
        return new CallPrice(Money.zero(EUR), PricePerMinute.parse(perMinute).orElseThrow(), 1, 1);
    }

    private Trunk trunk(long account, String prefix, int priority, @Nullable String bought) {
        offers.add(new Offer(new AccountId(account), bought == null ? null : price(bought)));
        Gateway gateway = new Gateway("192.0.2.1", 5060, SipTransport.UDP);
        return new Trunk(
                new AccountId(account),
                "t" + account,
                List.of(gateway),
                Set.of(prefix),
                priority,
                OptionalInt.empty(),
                true);
    }

    private void soldAt(String perMinute) {
        TariffStore.CreateAnswer.Created tariff = (TariffStore.CreateAnswer.Created) tariffs.create("sell", EUR);
        tariffs.publish(
                tariff.tariff().id(),
                new TariffVersion.Content(
                        NOON.minusSeconds(1), null, null, List.of(new Rate("49", "Germany", price(perMinute)))));
        tariffs.makeDefault(tariff.tariff().id());
    }

    private List<String> names(Trunk... trunks) {
        return choice.choose(List.of(trunks), PAYER, "4930123").stream()
                .map(Trunk::name)
                .toList();
    }

    @Test
    @Spec("P8")
    void cheapestTrunkIsFirstWhereThePolicySaysSoAndUnknownPricesAreLast() {
        Trunk dear = trunk(2, "4930", 1, "0.03");
        Trunk unknown = trunk(3, "4930", 0, null);
        Trunk cheap = trunk(4, "49", 9, "0.01");
        Trunk cheapToo = trunk(5, "4930", 9, "0.01");
        assertThat(names(dear, unknown, cheap, cheapToo)).containsExactly("t3", "t2", "t5", "t4");
        rules = new PricedTrunks.Rules(true, MarginRules.OFF);

        assertThat(names(dear, unknown, cheap, cheapToo)).containsExactly("t5", "t4", "t2", "t3");
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, 0, t2 t3 t4 t5",
        "LOSS, 0, t2 t3 t5",
        "LOSS, 0.005, t2 t5",
        "LOSS_OR_EQUAL, 0, t2 t5",
        "LOSS_OR_EQUAL_OR_UNKNOWN, 0, t2",
        "LOSS_OR_EQUAL_OR_UNKNOWN, 0.01001, ''"
    })
    @Spec("G2")
    void trunksThatLeaveNothingAreLeftOut(Guard guard, String least, String left) {
        soldAt("0.02");
        rules = new PricedTrunks.Rules(
                false,
                new MarginRules(guard, Money.parse(least, EUR).orElseThrow().units()));

        assertThat(String.join(
                        " ",
                        names(
                                trunk(2, "49", 1, "0.01"),
                                trunk(3, "49", 1, "0.02"),
                                trunk(4, "49", 1, "0.03"),
                                trunk(5, "49", 1, null))))
                .isEqualTo(left);
    }
}
