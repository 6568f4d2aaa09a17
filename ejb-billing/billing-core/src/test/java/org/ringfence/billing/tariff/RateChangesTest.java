package org.ringfence.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.spec.Spec;

@Spec("P8")
class RateChangesTest {

    private static Rate rate(String prefix, String price) {
        return rate(prefix, "to " + prefix, price);
    }

    private static Rate rate(String prefix, String name, String price) {
        return new Rate(
                prefix,
                name,
                new CallPrice(Money.zero(EUR), PricePerMinute.parse(price).orElseThrow(), 1, 1));
    }

    @Test
    void prefixesAreCountedByWhatHappensToThem() {
        PrefixTable before = new PrefixTable(List.of(rate("1", "1"), rate("2", "1"), rate("3", "1"), rate("4", "1")));

        RateChanges changes = RateChanges.between(
                before, List.of(rate("1", "1"), rate("2", "0.5"), rate("3", "other name", "1"), rate("44", "1")));

        assertThat(changes).isEqualTo(new RateChanges(1, 2, 1, 1, List.of()));
    }

    @Test
    void callsThatHadAShorterPrefixsPriceCanBecomeDearer() {
        RateChanges changes = RateChanges.between(
                new PrefixTable(List.of(rate("49", "0.10"))), List.of(rate("49", "0.10"), rate("4930", "0.60")));

        assertThat(changes.rises()).containsExactly(new RateChanges.Rise(rate("49", "0.10"), rate("4930", "0.60")));
    }

    @Test
    void tenDearestRisesAreToldDearestFirst() {
        List<Rate> before = new ArrayList<>();
        List<Rate> after = new ArrayList<>();
        for (int prefix = 10; prefix < 21; prefix++) {
            before.add(rate("" + prefix, "1"));
            after.add(rate("" + prefix, "1." + prefix));
        }

        assertThat(RateChanges.between(new PrefixTable(before), after).rises())
                .extracting(rise -> rise.after().prefix())
                .containsExactly("20", "19", "18", "17", "16", "15", "14", "13", "12", "11");
    }

    @Test
    void firstListOnlyAdds() {
        assertThat(RateChanges.between(new PrefixTable(List.of()), List.of(rate("49", "1"))))
                .isEqualTo(new RateChanges(1, 0, 0, 0, List.of()));
    }
}
