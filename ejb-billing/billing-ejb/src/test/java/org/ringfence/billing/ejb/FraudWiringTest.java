package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.admission.AdmitAnswer;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.credit.CallAdmission;
import org.ringfence.billing.fraud.CallCounter;
import org.ringfence.billing.fraud.FanInRules;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.FraudSettings;
import org.ringfence.billing.fraud.HabitRules;
import org.ringfence.billing.fraud.NumberKind;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.billing.fraud.SpendRules;
import org.ringfence.billing.fraud.StatisticsRules;
import org.ringfence.billing.fraud.WangiriRules;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryFraudProfileStore;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.policy.AutoBanPolicy;
import org.ringfence.policy.FraudPolicy;
import org.ringfence.policy.FraudPolicy.Learning;
import org.ringfence.policy.FraudPolicy.Mode;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.spec.Spec;

class FraudWiringTest {

    private final MemoryStores stores = new MemoryStores();
    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Billing billing = new Billing(policies, Clock.fixed(Samples.NOON, ZoneOffset.UTC));
    private final Account account = Samples.open(stores.accounts(), Samples.prepaid(), "1000.00");
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static FraudPolicy policy(Mode mode, int dayAllowance) {
        return new FraudPolicy(
                mode,
                dayAllowance,
                dayAllowance,
                5,
                70,
                8,
                6,
                9,
                "882, 979",
                90,
                6,
                Duration.ofMinutes(30),
                25,
                7,
                Duration.ofSeconds(4),
                Duration.ofHours(5),
                12,
                13,
                14,
                15,
                Learning.OFF,
                null);
    }

    @Test
    @Spec({"M5", "Q5", "Q9", "P22"})
    void everyOptionReachesItsRule() {
        FraudSettings settings = new FraudWiring(policy(Mode.REFUSE, 11)).settings();

        assertThat(settings)
                .isEqualTo(new FraudSettings(
                        true,
                        true,
                        new SpendRules(1_100_000, 1_100_000, 5, 7_000_000, 800_000, 6, 9),
                        new FanInRules(5, 6, Duration.ofMinutes(30), Duration.ofHours(5), 25_000),
                        new WangiriRules(7, Duration.ofSeconds(4), Duration.ofHours(12), Duration.ofHours(5)),
                        new HabitRules(12, 13, 14, 15),
                        List.of("882", "979"),
                        90_000_000));
        assertThat(new FraudWiring(policy(Mode.WATCH, 1)).settings().refuses()).isFalse();
        assertThat(new FraudWiring(policy(Mode.OFF, 1)).settings().watches()).isFalse();
    }

    private CallAdmission admission() {
        CallPrice price = Samples.centPerSecond();
        Tariff tariff = ((TariffStore.CreateAnswer.Created)
                        stores.tariffs().create("all", account.terms().currency()))
                .tariff();
        List<Rate> rates = List.of(new Rate("4930", "Berlin", price));
        stores.tariffs()
                .publish(tariff.id(), new TariffVersion.Content(Samples.NOON.minusSeconds(1), null, null, rates));
        stores.tariffs().makeDefault(tariff.id());
        return billing.admission(
                stores.accounts(),
                billing.pricing(stores.tariffs()),
                stores.ledger(),
                billing.traces(),
                FraudParts.rule(billing, stores.accounts()),
                FraudParts.statistics(billing),
                billing.settlement(
                        stores.accounts(),
                        stores.tariffs(),
                        billing.limits(stores.accounts(), stores.limits(), stores.packages())),
                new MemoryDestinationStore(stores.accounts()),
                new MemoryBlockedNumberStore(),
                BuyPrices.NONE,
                FraudParts.geography(billing, stores.accounts()));
    }

    @Test
    @Spec("Q5")
    void spendBeyondTheAllowanceIsToldByDefaultAndRefusedWhereThePolicySaysSo() {
        CallAdmission admission = admission();
        policies.publish(policy(Mode.WATCH, 1));
        for (int i = 0; i < 2; i++) {
            assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
        }
        assertThat(log.lines())
                .filteredOn(line -> line.contains("RFBIL0009"))
                .isNotEmpty()
                .allMatch(line -> line.contains("let through"));
        policies.publish(policy(Mode.REFUSE, 1));

        assertThat(admission.admit(Samples.attempt(account.id())))
                .isEqualTo(new AdmitAnswer.Refused(RefusalReason.SUSPECTED_FRAUD));
        policies.publish(policy(Mode.OFF, 1));
        assertThat(admission.admit(Samples.attempt(account.id()))).isInstanceOf(AdmitAnswer.Admitted.class);
    }

    private static ProfileRule atOnce(int critical) {
        return new ProfileRule(
                new NumberKind("49"),
                LocalTime.MIN,
                LocalTime.MIN,
                Map.of(CallCounter.CONCURRENT, new ProfileRule.Threshold(null, critical)),
                new Remedy(FraudAction.REFUSE, LockLevel.NONE));
    }

    @Test
    @Spec("P3")
    void profileOfThePolicyCountsForAccountsWithoutOneOfTheirOwn() {
        FraudProfileStore profiles = new MemoryFraudProfileStore(stores.accounts());
        profiles.keep(new FraudProfile("all", List.of(atOnce(1))));
        profiles.keep(new FraudProfile("own", List.of(atOnce(2))));
        ProfilesInForce inForce = new ProfilesInForce(profiles, () -> policies.current(FraudPolicy.class));
        assertThat(inForce.apply(account.id())).isEmpty();

        policies.publish(profile("nothing"));
        assertThat(inForce.apply(account.id())).isEmpty();
        policies.publish(profile("all"));
        assertThat(inForce.apply(account.id())).containsExactly(atOnce(1));
        profiles.assign(account.id(), "own");
        assertThat(inForce.apply(account.id())).containsExactly(atOnce(2));
    }

    private static FraudPolicy profile(String name) {
        return new FraudPolicy(
                Mode.WATCH,
                1,
                1,
                5,
                70,
                8,
                6,
                9,
                null,
                90,
                6,
                Duration.ofMinutes(30),
                25,
                7,
                Duration.ofSeconds(4),
                Duration.ofHours(5),
                12,
                13,
                14,
                15,
                Learning.OFF,
                name);
    }

    @Test
    @Spec("E11")
    void everyOptionOfAutoBanReachesItsRule() {
        AutoBanPolicy policy = new AutoBanPolicy(
                AutoBanPolicy.Mode.NUMBER,
                Duration.ofMinutes(5),
                20,
                11,
                Duration.ofSeconds(12),
                Duration.ofSeconds(4),
                13,
                14,
                15,
                Duration.ofMinutes(16));
        policies.publish(policy);
        StatisticsInForce inForce = new StatisticsInForce(() -> policies.current(AutoBanPolicy.class));

        assertThat(inForce.get())
                .isEqualTo(new StatisticsRules(
                        true,
                        false,
                        Duration.ofMinutes(5),
                        20,
                        11,
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(4),
                        13,
                        14,
                        15,
                        Duration.ofMinutes(16)));
        policies.publish(AutoBanPolicy.DEFAULT);
        assertThat(inForce.get().addresses()).isTrue();
        policies.publish(new AutoBanPolicy(
                AutoBanPolicy.Mode.OFF,
                Duration.ofMinutes(5),
                20,
                11,
                Duration.ZERO,
                Duration.ofSeconds(4),
                13,
                14,
                15,
                Duration.ofMinutes(16)));
        assertThat(inForce.get().callers()).isFalse();
    }
}
