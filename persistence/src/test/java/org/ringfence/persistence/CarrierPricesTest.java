package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.margin.Offer;
import org.ringfence.billing.memory.MemoryTariffStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.Trunk;
import org.ringfence.spec.Spec;

class CarrierPricesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final CallPrice PRICE =
            new CallPrice(Money.zero(EUR), PricePerMinute.parse("0.01").orElseThrow(), 1, 1);

    private final MemoryTariffStore tariffs = new MemoryTariffStore();

    private TariffId tariff(String name) {
        TariffId id = ((TariffStore.CreateAnswer.Created) tariffs.create(name, EUR))
                .tariff()
                .id();
        tariffs.publish(id, new TariffVersion.Content(NOON, null, null, List.of(new Rate("4930", "Berlin", PRICE))));
        return id;
    }

    private static Trunk trunk(long account, String prefix, boolean enabled) {
        Gateway gateway = new Gateway("192.0.2.1", 5060, SipTransport.UDP);
        return new Trunk(
                new AccountId(account),
                "t" + account,
                List.of(gateway),
                Set.of(prefix),
                1,
                OptionalInt.empty(),
                enabled);
    }

    @Test
    @Spec({"G2", "P8"})
    void trunkChargesByTheTariffOfItsAccountAndNeverByTheDefault() {
        TariffId deck = tariff("deck");
        tariffs.makeDefault(tariff("retail"));
        AccountTerms terms = AccountTerms.prepaid(EUR, ZoneOffset.UTC);
        CarrierPrices prices = new CarrierPrices(
                () -> List.of(trunk(1, "49", true), trunk(2, "", true), trunk(3, "43", true), trunk(4, "49", false)),
                account -> Optional.of(account.value() == 1 ? terms.withTariff(deck) : terms),
                tariffs);

        assertThat(prices.of("4930123", NOON))
                .containsExactly(new Offer(new AccountId(1), PRICE), new Offer(new AccountId(2), null));
        assertThat(prices.of("4989123", NOON))
                .containsExactly(new Offer(new AccountId(1), null), new Offer(new AccountId(2), null));
    }
}
