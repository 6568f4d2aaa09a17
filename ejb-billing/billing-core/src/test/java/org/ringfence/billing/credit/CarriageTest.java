package org.ringfence.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NODE;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.admission.Talk;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.decision.DecisionListener;
import org.ringfence.billing.decision.RuleBook;
import org.ringfence.billing.ledger.NodeId;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.LimitSource;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.spec.Spec;

/** What a record says of the carrier of the call. */
@Spec({"P8", "G2"})
class CarriageTest {

    private static final Destination BERLIN = new Destination.OffNet("4930123456");

    private final MemoryStores stores = new MemoryStores();
    private final Settlement settlement =
            new Settlement(LimitSource.UNLIMITED, CarrierRates.of(stores.accounts(), stores.tariffs()));
    private final CallAdmission admission = new CallAdmission(
            stores.accounts(),
            new Pricing(stores.tariffs()),
            stores.ledger(),
            () -> new CreditRules(Duration.ofMinutes(20), Duration.ofMinutes(2), Duration.ofSeconds(20)),
            () -> NOON,
            NODE,
            () -> RuleBook.EMPTY,
            DecisionListener.NOBODY,
            settlement);

    private TariffId tariff(String prefix, CallPrice price) {
        TariffStore tariffs = stores.tariffs();
        TariffId id = ((TariffStore.CreateAnswer.Created)
                        tariffs.create("tariff " + UUID.randomUUID(), price.currency()))
                .tariff()
                .id();
        tariffs.publish(
                id,
                new TariffVersion.Content(
                        NOON.minusSeconds(1), null, null, List.of(new Rate(prefix, "Somewhere", price))));
        return id;
    }

    private static CallPrice price(String fee, String perMinute, int first, int following) {
        return new CallPrice(eur(fee), perMinute(perMinute), first, following);
    }

    private Account customer(CallPrice price) {
        return Samples.open(stores.accounts(), prepaid().withTariff(tariff("49", price)), "20.00");
    }

    private Carrier carrier(AccountTerms terms) {
        return new Carrier(Samples.open(stores.accounts(), terms, "0.00").id(), "overland");
    }

    private Carrier carrier(CallPrice price) {
        return carrier(prepaid().withTariff(tariff("49", price)));
    }

    private ReservationId call(Account customer, Destination destination) {
        CallAttempt call = new CallAttempt(
                new AttemptId(UUID.randomUUID()),
                customer.id(),
                CallOrigin.ENDPOINT,
                "anna@one.example",
                destination,
                "call",
                "udp:192.0.2.1:5060",
                NOON);
        admission.admit(call);
        return new ReservationId(call.id());
    }

    private CallRecord record(ReservationId call) {
        return stores.cdrs().find(call.attempt()).orElseThrow();
    }

    private static Release after(long seconds) {
        return new Release(NOON.plusSeconds(seconds), 200, "CALLER_HUNG_UP");
    }

    private CallRecord talked(CallPrice sold, @Nullable Carrier carrier, long seconds) {
        ReservationId call = call(customer(sold), BERLIN);
        admission.settle(call, new Talk(NOON, carrier), after(seconds));
        return record(call);
    }

    @ParameterizedTest(name = "bought at {0} + {1} {2}/{3}, {4} s: {5}")
    @CsvSource(textBlock = """
            # fee, per minute, first, following, talk,    cost, margin of 0.60 a minute by the second
              0,   0.30,       1,     1,         61,      0.305, 0.305
              0,   0.30,       60,    60,        61,      0.60,  0.01
              0,   0.30,       30,    6,         0,       0.15,  -0.14
              0.05, 0,         1,     1,         30,      0.05,  0.25
              0,   0.60,       1,     1,         17,      0.17,  0.00
              0,   0.72,       1,     1,         10,      0.12,  -0.02
              0,   0.0006,     1,     1,         1,       0.00001, 0.00999
              0,   0,          1,     1,         600,     0,     6.00
            """)
    void carrierIsPaidForTheSameTalkByItsOwnTariff(
            String fee, String perMinute, int first, int following, long talk, String cost, String margin) {
        Carrier carrier = carrier(price(fee, perMinute, first, following));

        CallRecord found = talked(Samples.centPerSecond(), carrier, talk);

        assertThat(found.carriage()).satisfies(carriage -> {
            assertThat(carriage.carrier()).isEqualTo(carrier);
            assertThat(carriage.cost()).isEqualTo(eur(cost));
            assertThat(carriage.tariffVersion())
                    .isNotNull()
                    .isNotEqualTo(found.billed().tariffVersion());
        });
        assertThat(found.margin()).contains(eur(margin));
    }

    @Test
    void carrierWithoutATariffOrARateIsNamedAlone() {
        CallPrice price = Samples.centPerSecond();
        stores.tariffs().makeDefault(tariff("49", price));
        List<Carrier> carriers = List.of(
                carrier(prepaid()),
                carrier(prepaid().withTariff(tariff("43", price))),
                new Carrier(new AccountId(987_654), "gone"));
        for (Carrier carrier : carriers) {
            CallRecord found = talked(price, carrier, 10);
            assertThat(found.carriage()).isEqualTo(Carriage.unpriced(carrier));
            assertThat(found.margin()).isEmpty();
        }
    }

    @Test
    void costInAnotherCurrencyIsWrittenAndMakesNoMargin() {
        Currency dollar = Currency.getInstance("USD");
        CallPrice price = new CallPrice(Money.zero(dollar), perMinute("0.60"), 1, 1);
        AccountTerms terms = AccountTerms.prepaid(dollar, Samples.ZONE).withTariff(tariff("49", price));
        stores.accounts().create(new NewAccount("dollars", terms, Money.zero(dollar)));
        Carrier carrier = new Carrier(
                stores.accounts().findByName("dollars").orElseThrow().id(), "dollars");

        CallRecord found = talked(Samples.centPerSecond(), carrier, 10);

        assertThat(found.carriage().cost())
                .isEqualTo(Money.parse("0.10", dollar).orElseThrow());
        assertThat(found.margin()).isEmpty();
    }

    @Test
    void carriersAreNotLookedForWhereNobodyCarries() {
        assertThat(talked(Samples.centPerSecond(), null, 10).carriage()).isNull();

        ReservationId busy = call(customer(Samples.centPerSecond()), BERLIN);
        admission.abandon(busy, new Release(NOON, 486, "REFUSED_BY_CALLEE"));
        assertThat(record(busy).carriage()).isNull();
    }

    @Test
    @Spec("P16")
    void numberOfHelpInNeedIsNotTakenForTheBeginningOfAnother() {
        Carrier carrier = carrier(prepaid().withTariff(tariff("1", Samples.centPerSecond())));
        ReservationId call = call(customer(Samples.centPerSecond()), new Destination.Emergency("112"));

        admission.settle(call, new Talk(NOON, carrier), after(10));

        assertThat(record(call).carriage()).isEqualTo(Carriage.unpriced(carrier));
    }

    @Test
    void carrierOfALostCallIsPaidForTheTalkThatIsProven() {
        Carrier carrier = carrier(price("0", "0.30", 1, 1));
        ReservationId call = call(customer(Samples.centPerSecond()), BERLIN);
        ReservationId ringing = call(customer(Samples.centPerSecond()), BERLIN);
        admission.extend(call, new TalkProgress(new Talk(NOON.minusSeconds(8), carrier), 0));

        NodeId next = new NodeId(NODE.name(), NODE.incarnation() + 1);
        new ReservationJanitor(stores.ledger(), settlement, () -> NOON.plusSeconds(100), next).recover();

        assertThat(record(call).outcome()).isEqualTo(CallOutcome.INTERRUPTED);
        assertThat(record(call).carriage().carrier()).isEqualTo(carrier);
        assertThat(record(call).carriage().cost()).isEqualTo(eur("0.04"));
        assertThat(record(ringing).carriage()).isNull();
    }

    @Test
    void carrierThatWasReportedWithTheAnswerCountsAndARepeatChangesNothing() {
        Carrier first = carrier(price("0", "0.30", 1, 1));
        Carrier second = carrier(price("0", "0.12", 1, 1));
        ReservationId call = call(customer(Samples.centPerSecond()), BERLIN);
        admission.extend(call, new TalkProgress(new Talk(NOON, first), 0));

        admission.settle(call, new Talk(NOON, second), after(10));
        admission.settle(call, new Talk(NOON, second), after(20));

        assertThat(record(call).carriage().carrier()).isEqualTo(first);
        assertThat(record(call).carriage().cost()).isEqualTo(eur("0.05"));
    }

    @Test
    void nobodyIsPaidForBeingCalled() {
        Carrier carrier = carrier(prepaid());
        assertThatThrownBy(() -> new Carriage(carrier, null, new Money(-1, EUR)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
