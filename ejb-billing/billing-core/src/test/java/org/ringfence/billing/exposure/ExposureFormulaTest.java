package org.ringfence.billing.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.memory.MemoryStores;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.spec.Spec;

class ExposureFormulaTest {

    /** 60 s slices asked for 5 s before their end; carriers hear of an end 2 s late, and of a dead server after 90 s. */
    private static final ExposureTerms TERMS = new ExposureTerms(
            Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(90));

    private final MemoryStores stores = new MemoryStores();

    private static Standing standing(String money, int lines) {
        return new Standing(eur(money), lines, 0, true);
    }

    private static Exposure of(Standing account, SpendCap... caps) {
        return new ExposureFormula(TERMS).of(account, List.of(centPerSecond()), List.of(caps), 0);
    }

    @Test
    @Spec("Q2")
    void linesAreWhatBindsWhenThereIsMuchMoney() {
        Exposure exposure = of(standing("1000", 2));

        // 60 + 5 + 1 s of a cent and a unit of rounding, and 2 s of a cent and a unit, on each of two lines
        assertThat(exposure.inFlight()).isEqualTo(eur("1.36004"));
        assertThat(exposure.bindingInFlight()).isEqualTo("lines");
        // each call pays a cent at least, and its carrier may count 2 cents and a unit more
        assertThat(exposure.spend()).isEqualTo(eur("1000"));
        assertThat(exposure.overrun()).isEqualTo(eur("2001"));
        assertThat(exposure.perDay()).isEqualTo(eur("3001"));
        assertThat(exposure.bindingPerDay()).isEqualTo(SpendCap.MONEY);
        // 66 s that were not told of and 90 s until the session ends
        assertThat(exposure.afterNodeDeath()).isEqualTo(eur("3.12002"));
    }

    @Test
    @Spec("Q2")
    void moneyIsWhatBindsWhenThereIsLittle() {
        Exposure exposure = of(standing("0.50", 5));

        assertThat(exposure.inFlight()).isEqualTo(eur("0.60005"));
        assertThat(exposure.bindingInFlight()).isEqualTo(SpendCap.MONEY);
    }

    @Test
    @Spec("Q2")
    void tightestLimitIsNamedAndCountsAtOnce() {
        SpendCap day = new SpendCap("day limit", eur("10"));
        SpendCap month = new SpendCap("month limit", eur("100"));

        Exposure exposure = of(standing("1000", 2), day, month);
        assertThat(exposure.spend()).isEqualTo(eur("10"));
        assertThat(exposure.bindingPerDay()).isEqualTo("day limit");
        assertThat(exposure.caps()).hasSize(3);

        Exposure lowered = of(standing("1000", 2), new SpendCap("day limit", eur("0.01")), month);
        assertThat(lowered.spend()).isEqualTo(eur("0.01"));
        assertThat(lowered.inFlight()).isEqualTo(eur("0.03001"));
    }

    @Test
    @Spec("Q2")
    void talkOfPackagesIsAddedWithWhatItsCallsMayBeCountedLonger() {
        CallPrice byTheMinute = new CallPrice(eur("0.10"), perMinute("1.20"), 60, 60);

        Exposure exposure = new ExposureFormula(TERMS).of(standing("0", 1), List.of(byTheMinute), List.of(), 120);

        // two minutes, and for each of two calls the fee, a further minute, and what rounding may add
        assertThat(exposure.included()).isEqualTo(eur("5.00005"));
        assertThat(exposure.perDay()).isEqualTo(eur("5.00005"));
        assertThat(new ExposureFormula(TERMS)
                        .of(standing("0", 0), List.of(byTheMinute), List.of(), 120)
                        .perDay())
                .isEqualTo(eur("0"));
    }

    @Test
    @Spec("Q2")
    void whatGraceForgivesIsWhatNobodyPays() {
        CallPrice forgiving = new CallPrice(eur("0"), perMinute("0.60"), 1, 1, 20, eur("0.30"), 0);

        Exposure exposure = new ExposureFormula(TERMS).of(standing("10", 2), List.of(forgiving), List.of(), 0);

        assertThat(exposure.unpaid()).isOne();
        assertThat(exposure.inFlight()).isEqualTo(eur("1.92002"));
    }

    @Test
    @Spec("Q2")
    void longFirstBlockAndConnectFeeLeaveLittleThatNobodyPays() {
        CallPrice dear = new CallPrice(eur("0.10"), perMinute("1.20"), 60, 1);

        Exposure exposure = new ExposureFormula(TERMS).of(standing("13", 1), List.of(dear), List.of(), 0);

        // 0.04001 on each 1.30
        assertThat(exposure.overrun()).isEqualTo(eur("0.40010"));
    }

    @Test
    void lockedAccountCostsWhatStillRunsAlone() {
        Standing idle = new Standing(eur("10"), 5, 0, false);
        Standing talking = new Standing(eur("10"), 5, 1, false);

        assertThat(of(idle).perDay()).isEqualTo(eur("0"));
        assertThat(of(idle).inFlight()).isEqualTo(eur("0"));
        assertThat(of(idle).bindingPerDay()).isEqualTo("lock");
        assertThat(of(talking).spend()).isEqualTo(eur("10"));
        assertThat(of(talking).calls()).isOne();
    }

    @Test
    void freeCallsCostNothingAndPricesWithoutAPaidBlockAreCounted() {
        ExposureFormula formula = new ExposureFormula(TERMS);
        CallPrice almostFree = new CallPrice(eur("0"), perMinute("0.0001"), 1, 1);

        assertThat(formula.of(standing("10", 5), List.of(CallPrice.free(EUR)), List.of(), 0)
                        .perDay())
                .isEqualTo(eur("0"));
        assertThat(formula.of(standing("10", 5), List.of(), List.of(), 0).perDay())
                .isEqualTo(eur("0"));
        assertThat(formula.of(standing("10", 5), List.of(almostFree), List.of(), 0)
                        .unpaid())
                .isOne();
    }

    @Test
    void amountsBeyondCalculationAreAsMuchAsFits() {
        Standing rich = new Standing(new Money(Long.MAX_VALUE / 2, EUR), LineLimit.HIGHEST, 0, true);

        assertThat(of(rich).perDay().units()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void standingIsThatOfTheAccount() {
        Account account = Samples.open(stores.accounts(), prepaid().withCreditLimit(eur("5")), "20");
        Samples.reserved(stores.ledger(), account.id(), centPerSecond());
        stores.accounts().lock(account.id(), LockLevel.NO_CHARGEABLE);

        Standing standing = Standing.of(stores.accounts().find(account.id()).orElseThrow());

        assertThat(standing).isEqualTo(new Standing(eur("25"), 5, 1, false));
    }

    @Test
    @Spec("Q2")
    void pricesOfEveryVersionInForceWithinADayAreReachable() {
        Tariff tariff = ((TariffStore.CreateAnswer.Created) stores.tariffs().create("all", EUR)).tariff();
        stores.tariffs().makeDefault(tariff.id());
        publish(tariff, NOON.minusSeconds(10), NOON, "0.01");
        publish(tariff, NOON.minusSeconds(9), null, "0.02");
        publish(tariff, NOON.plus(Duration.ofDays(1)).minusNanos(1), null, "0.03");
        publish(tariff, NOON.plus(Duration.ofDays(1)), null, "0.04");

        assertThat(new ReachablePrices(stores.tariffs()).of(prepaid(), NOON))
                .extracting(price -> price.perMinute().format())
                .containsExactlyInAnyOrder("0.02", "0.03");
        assertThat(new ReachablePrices(stores.tariffs()).of(prepaid().withTariff(tariff.id()), NOON))
                .hasSize(2);
    }

    private void publish(Tariff tariff, Instant from, Instant until, String price) {
        CallPrice perSecond = new CallPrice(eur("0"), perMinute(price), 1, 1);
        stores.tariffs()
                .publish(
                        tariff.id(),
                        new TariffVersion.Content(from, until, null, List.of(new Rate("49", "Germany", perSecond))));
    }
}
