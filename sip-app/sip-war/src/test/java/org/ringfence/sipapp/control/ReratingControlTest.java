package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.EndAnswer;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.CreditRules;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.ControlPort.RecordView;
import org.ringfence.policy.TariffPort.RerateRequest;
import org.ringfence.policy.TariffPort.RerateView;
import org.ringfence.spec.Spec;

@Spec("P9")
class ReratingControlTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();
    private final AttemptId call = new AttemptId(new UUID(0, 5));
    private Tariff tariff;

    @BeforeEach
    void annaTalkedForTenSeconds() {
        console.control.createAccount(new NewAccountRequest(ANNA, "secret", null, "1.00", null, 2, null));
        tariff = ((TariffStore.CreateAnswer.Created) console.tariffs.create("all", EUR)).tariff();
        console.tariffs.makeDefault(tariff.id());
        price("0.60");
        AccountId anna = console.accountStore.findByName(ANNA).orElseThrow().id();
        CallAdmission admission = new CallAdmission(
                console.accountStore,
                new Pricing(console.tariffs),
                console.ledger,
                () -> CreditRules.DEFAULT,
                () -> NOON,
                new NodeId("a", 1));
        admission.admit(new CallAttempt(
                call, anna, CallOrigin.ENDPOINT, ANNA, new Destination.OffNet("4930123"), "c", "udp:[::1]:5060", NOON));
        assertThat(admission.settle(
                        new ReservationId(call),
                        new Talk(NOON),
                        new Release(NOON.plusSeconds(10), 200, "CALLER_HUNG_UP")))
                .isInstanceOf(EndAnswer.Ended.class);
    }

    private void price(String perMinute) {
        CallPrice price =
                new CallPrice(Money.zero(EUR), PricePerMinute.parse(perMinute).orElseThrow(), 1, 1);
        console.tariffs.publish(
                tariff.id(),
                new TariffVersion.Content(
                        NOON.minusSeconds(60), null, null, List.of(new Rate("49", "Germany", price))));
    }

    private Outcome<RerateView> rate(String account, String from, String until, boolean preview) {
        return console.control.tariffs().rerate(new RerateRequest(account, from, until, preview, 10));
    }

    private RerateView day(boolean preview) {
        Outcome<RerateView> outcome = rate(ANNA, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", preview);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<RerateView>) outcome).value();
    }

    @Test
    void differencesAreShownThenBookedAndThenGone() {
        price("0.30");
        RerateView.DifferenceView difference =
                new RerateView.DifferenceView(call.toString(), ANNA, "4930123", NOON, 2, "0.10", "0.05", "EUR", null);
        assertThat(day(true)).isEqualTo(new RerateView(true, 1, 0, 1, "0.05 EUR", "", 0, List.of(difference)));
        assertThat(day(false)).isEqualTo(new RerateView(false, 1, 0, 1, "0.05 EUR", "", 0, List.of(difference)));

        assertThat(day(false)).isEqualTo(new RerateView(false, 1, 0, 0, "", "", 0, List.of()));
        assertThat(((Outcome.Done<List<RecordView>>) console.control.showCdr(call.toString()))
                        .value()
                        .get(0)
                        .reRated())
                .isEqualTo("0.05");
    }

    @Test
    void whatIsNotThereIsNotTaken() {
        price("60.00");
        RerateView view = day(false);

        assertThat(view.changed()).isZero();
        assertThat(view.open()).isEqualTo(1);
        assertThat(view.differences().get(0).open()).contains("not so much left");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(rate(ANNA, "yesterday", "2026-11-02T00:00:00Z", true).toString())
                .contains("no instant");
        assertThat(rate(ANNA, "2026-11-02T00:00:00Z", "2026-11-02T00:00:00Z", true)
                        .toString())
                .contains("is not after");
        assertThat(rate("bert@one.example", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", true)
                        .toString())
                .contains("bert@one.example");
    }
}
