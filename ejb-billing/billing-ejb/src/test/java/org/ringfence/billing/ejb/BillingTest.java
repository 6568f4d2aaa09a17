package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.ReservationId;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.credit.Settlement;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.policy.AddressPolicy;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.LimitPolicy;
import org.ringfence.policy.LimitPolicy.DynamicFor;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.PricePolicy;
import org.ringfence.policy.TracePolicy;
import org.ringfence.spec.Spec;

class BillingTest {

    private final MemoryStores stores = new MemoryStores();
    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Billing billing = new Billing(policies, Clock.fixed(NOON, ZoneOffset.UTC));
    private final Account account = Samples.open(stores.accounts(), prepaid(), "100.00");

    private Reservation admitted(CallAdmission admission) {
        CallAttempt call = Samples.attempt(account.id());
        admission.admit(call);
        return stores.ledger().find(new ReservationId(call.id())).orElseThrow();
    }

    private Settlement settlement() {
        return billing.settlement(stores.accounts(), stores.tariffs(), limits());
    }

    private LimitBook limits() {
        return billing.limits(stores.accounts(), stores.limits(), stores.packages());
    }

    private TariffStore tariffs() {
        Currency currency = account.terms().currency();
        Tariff tariff = ((TariffStore.CreateAnswer.Created) stores.tariffs().create("all", currency)).tariff();
        stores.tariffs()
                .publish(
                        tariff.id(),
                        new TariffVersion.Content(
                                NOON.minusSeconds(1),
                                null,
                                null,
                                List.of(new Rate("4930", "Berlin", Samples.centPerSecond()))));
        stores.tariffs().makeDefault(tariff.id());
        return stores.tariffs();
    }

    @Test
    @Spec("P1")
    void slicesAndLeasesAreThoseOfThePoliciesAndChangeWithThem() {
        CallAdmission admission = billing.admission(
                stores.accounts(),
                billing.pricing(tariffs()),
                stores.ledger(),
                billing.traces(),
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                settlement(),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));
        CallPolicy calls = CallPolicy.DEFAULT;
        Duration setUp = calls.ringTimeout().plus(calls.initTimeout()).plus(BillingPolicy.DEFAULT.leaseGrace());
        Reservation first = admitted(admission);
        assertThat(first.grant().time()).isEqualTo(BillingPolicy.DEFAULT.slice());
        assertThat(first.progress().leaseUntil()).isEqualTo(NOON.plus(setUp));

        policies.publish(
                new BillingPolicy(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(10), 1, 402, 3));

        assertThat(admitted(admission).grant().time()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"0.60, 0.60, true", "0.59999999, , false", ", 0, true", ", , true"})
    @Spec({"G5", "P17"})
    void callIsRefusedWhenItCostsMoreThanThePolicyAllows(
            @Nullable String perMinute, @Nullable String fee, boolean admitted) {
        CallAdmission admission = billing.admission(
                stores.accounts(),
                billing.pricing(tariffs()),
                stores.ledger(),
                billing.traces(),
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                settlement(),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));
        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);

        policies.publish(new PricePolicy(perMinute, fee));

        CallAttempt call = Samples.attempt(account.id());
        AdmitAnswer answer = admission.admit(call);
        assertThat(answer instanceof AdmitAnswer.Admitted).isEqualTo(admitted);
        if (!admitted) {
            assertThat(answer).isEqualTo(new AdmitAnswer.Refused(RefusalReason.PRICE_TOO_HIGH));
            assertThat(stores.cdrs().find(call.id()).orElseThrow().release().cause())
                    .isEqualTo("PRICE_TOO_HIGH");
        }
    }

    @Test
    @Spec("P17")
    void callIsRefusedWhenItsConnectFeeIsMoreThanThePolicyAllows() {
        TariffStore tariffs = tariffs();
        Tariff tariff = tariffs.list().get(0);
        CallPrice price =
                new CallPrice(Money.parse("0.05", tariff.currency()).orElseThrow(), PricePerMinute.FREE, 1, 1);
        tariffs.publish(
                tariff.id(), new TariffVersion.Content(NOON, null, null, List.of(new Rate("4930", "Berlin", price))));
        CallAdmission admission = billing.admission(
                stores.accounts(),
                billing.pricing(tariffs),
                stores.ledger(),
                billing.traces(),
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                settlement(),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));

        policies.publish(new PricePolicy(null, "0.04999"));
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.PRICE_TOO_HIGH));

        policies.publish(new PricePolicy(null, "0.05"));
        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
    }

    @Test
    @Spec({"P8", "G2"})
    void costOfTheCarrierIsThatOfTheTariffOfItsAccountAndLimitsStay() {
        Settlement settlement = settlement();
        TariffStore tariffs = tariffs();
        Account carrier = Samples.open(
                stores.accounts(), prepaid().withTariff(tariffs.list().get(0).id()), "0.00");

        assertThat(settlement.carriers().price(carrier.id(), "4930123456", NOON))
                .map(priced -> priced.price())
                .contains(Samples.centPerSecond());
        assertThat(settlement.carriers().price(account.id(), "4930123456", NOON))
                .as("the default tariff is for customers")
                .isEmpty();
        assertThat(settlement.limits()).isInstanceOf(LimitBook.class);
    }

    @Test
    void callsAreMarkedWithTheNodeAndItsStart() {
        Reservation held = admitted(billing.admission(
                stores.accounts(),
                billing.pricing(tariffs()),
                stores.ledger(),
                billing.traces(),
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                settlement(),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts())));

        assertThat(held.node().name()).isEqualTo("ringfence");
        assertThat(held.node().incarnation()).isEqualTo(NOON.toEpochMilli());
        assertThat(billing.janitor(stores.ledger(), settlement()).recover())
                .as("its own call is not left behind")
                .isZero();
        assertThat(new Billing(policies, Clock.fixed(NOON.plusMillis(1), ZoneOffset.UTC))
                        .janitor(stores.ledger(), settlement())
                        .recover())
                .as("of the process before")
                .isOne();
    }

    @Test
    @Spec("Q3")
    void decisionsAreKeptAsThePolicySaysWithTheVersionOfThePolicies() {
        TraceLog traces = billing.traces();
        CallAdmission admission = billing.admission(
                stores.accounts(),
                billing.pricing(tariffs()),
                stores.ledger(),
                traces,
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                settlement(),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));
        CallAttempt call = Samples.attempt(account.id());
        admission.admit(call);
        assertThat(traces.find(call.callReference()))
                .singleElement()
                .satisfies(trace -> assertThat(trace.configuration()).isEqualTo(policies.version()));
        long one = traces.bytes();

        policies.publish(new TracePolicy(8, Duration.ofDays(1), 1));
        for (int count = 0; count < 10; count++) {
            admission.admit(Samples.attempt(account.id()));
        }
        assertThat(traces.size()).as("most, less the share of strangers").isEqualTo(6);

        policies.publish(new TracePolicy(1_000_000, Duration.ofDays(1), 1));
        for (long bytes = 0; bytes < 2 << 20; bytes += one) {
            admission.admit(Samples.attempt(account.id()));
        }
        assertThat(traces.bytes()).as("memory-mb").isBetween(700_000L, 1L << 20);

        policies.publish(new TracePolicy(0, Duration.ofDays(1), 1));
        admission.admit(Samples.attempt(account.id()));
        assertThat(traces.size()).isZero();
    }

    @Test
    @Spec("Q3")
    void decisionsAreKeptAsLongAsThePolicySays() {
        CallAttempt call = Samples.attempt(account.id());
        Clock later = Clock.fixed(NOON.plusSeconds(61), ZoneOffset.UTC);
        TraceLog traces = new Billing(policies, later).traces();
        billing.admission(
                        stores.accounts(),
                        billing.pricing(tariffs()),
                        stores.ledger(),
                        traces,
                        FraudParts.rule(billing, stores.accounts()),
                        FraudParts.statistics(billing),
                        settlement(),
                        new MemoryDestinationStore(stores.accounts()),
                        new MemoryBlockedNumberStore(),
                        BuyPrices.NONE,
                        FraudParts.geography(billing, stores.accounts()))
                .admit(call);

        policies.publish(new TracePolicy(10, Duration.ofSeconds(61), 1));
        assertThat(traces.find(call.callReference())).hasSize(1);
        policies.publish(new TracePolicy(10, Duration.ofSeconds(60), 1));
        assertThat(traces.find(call.callReference())).isEmpty();
    }

    @Test
    @Spec({"F9", "F14", "F17", "F18", "F20", "F25"})
    void limitsAreThoseOfThePolicyAndChangeWithIt() {
        CallAdmission admission = billing.admission(
                stores.accounts(),
                billing.pricing(tariffs()),
                stores.ledger(),
                billing.traces(),
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                settlement(),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));
        policies.publish(limits("0.30", DynamicFor.OFF, 0));
        assertThat(admitted(admission).grant().time()).isEqualTo(Duration.ofSeconds(30));
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.DAY_LIMIT));

        policies.publish(limits(null, DynamicFor.END_USERS, 0));
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.DYNAMIC_DAY_LIMIT));

        policies.publish(limits("0", DynamicFor.OFF, 0));
        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
    }

    private static LimitPolicy limits(@Nullable String day, DynamicFor dynamic, int dayTalk) {
        return new LimitPolicy(
                day,
                null,
                dynamic,
                "0.20",
                "100",
                7,
                0,
                null,
                null,
                null,
                true,
                Duration.ofSeconds(dayTalk),
                Duration.ZERO,
                true,
                null,
                0,
                null);
    }

    @Test
    @Spec({"F7", "F9", "F10", "F11", "F12", "F14", "F15", "F17", "F18", "F19", "F20", "F21", "F25", "F26", "F29", "P19"
    })
    void everyOptionOfThePolicyReachesTheLimitsOfAccounts() {
        LimitRules rules = new LimitsInForce(
                        () -> new LimitPolicy(
                                "1",
                                "2",
                                DynamicFor.ALL,
                                "3",
                                "4",
                                5,
                                6,
                                "7",
                                "8",
                                "9",
                                false,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(11),
                                false,
                                "Mon-Sun 00:00-24:00",
                                12,
                                "13"),
                        () -> AddressPolicy.DEFAULT)
                .get();

        long unit = 100_000;
        LimitSet users = new LimitSet(unit, 7 * unit, 8 * unit, 9 * unit, 3 * unit, 5, 10L, 11L, 12, 13 * unit);
        LimitSet senders = new LimitSet(2 * unit, 7 * unit, 8 * unit, 9 * unit, 4 * unit, 5, 10L, 11L, 12, 13 * unit);
        assertThat(rules.endUser()).isEqualTo(users);
        assertThat(rules.trafficSender()).isEqualTo(senders);
        assertThat(rules.halfLife()).isEqualTo(6);
        assertThat(rules.postpaidLimits()).isFalse();
        assertThat(rules.talkLimits()).isFalse();
        assertThat(rules.offPeak().contain(NOON, ZoneOffset.UTC)).isTrue();
        assertThat(new LimitsInForce(() -> LimitPolicy.DEFAULT, () -> AddressPolicy.DEFAULT)
                        .get()
                        .endUser())
                .isEqualTo(LimitSet.NONE);
    }

    @Test
    @Spec({"F1", "F2", "F3", "F4", "F5"})
    void everyOptionOfAddressesReachesTheirLimit() {
        AddressPolicy policy = new AddressPolicy(1, Duration.ofSeconds(2), "3", Duration.ofHours(4), 5);
        LimitRules rules = new LimitsInForce(() -> LimitPolicy.DEFAULT, () -> policy).get();

        assertThat(rules.addresses()).isEqualTo(new AddressLimit(1, 2, 300_000, Duration.ofHours(4)));
        assertThat(rules.atAddresses()).isEqualTo(new AccountId(5));
        LimitRules none = new LimitsInForce(() -> LimitPolicy.DEFAULT, () -> AddressPolicy.DEFAULT).get();
        assertThat(none.addresses()).isNull();
        assertThat(none.atAddresses()).isNull();
    }

    @Test
    @Spec("F1")
    void callsOfAnAddressAreCountedFromTheMomentThatThePolicySaysSo() {
        CallAdmission admission = billing.admission(
                stores.accounts(),
                billing.pricing(tariffs()),
                stores.ledger(),
                billing.traces(),
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                settlement(),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));
        policies.publish(new AddressPolicy(1, Duration.ZERO, null, Duration.ofDays(1), -1));

        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.ADDRESS_LIMIT));
    }
}
