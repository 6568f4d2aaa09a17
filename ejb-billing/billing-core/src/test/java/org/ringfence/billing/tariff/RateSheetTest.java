package org.ringfence.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.money.Money;
import org.ringfence.spec.Spec;

@Spec("P8")
class RateSheetTest {

    private static RateSheet.Answer read(String... lines) {
        return RateSheet.read(List.of(lines).iterator(), EUR);
    }

    private static List<String> rates(String... lines) {
        assertThat(read(lines)).isInstanceOf(RateSheet.Answer.Read.class);
        return ((RateSheet.Answer.Read) read(lines))
                .rates().stream().map(RateSheetTest::text).toList();
    }

    private static String text(Rate rate) {
        return rate.prefix() + "|" + rate.destination() + "|"
                + rate.price().perMinute().format() + "|"
                + rate.price().connectFee().format() + "|"
                + rate.price().firstIncrement() + "|"
                + rate.price().followingIncrement();
    }

    private static RateSheet.Answer.Wrong wrong(String... lines) {
        assertThat(read(lines)).isInstanceOf(RateSheet.Answer.Wrong.class);
        return (RateSheet.Answer.Wrong) read(lines);
    }

    @Test
    void everyColumnIsReadAndThoseBehindThePriceMayBeMissing() {
        assertThat(rates("49;Germany;0.02;0.05;60;6", "4930;Berlin;0.6", "33;;0;;;30"))
                .containsExactly(
                        "49|Germany|0.02|" + fee("0.05") + "|60|6",
                        "4930|Berlin|0.60|" + fee("0") + "|1|1",
                        "33|33|0.00|" + fee("0") + "|1|30");
    }

    @Test
    @Spec("P8")
    void graceAndMinimumChargeMayFollow() {
        RateSheet.Answer.Read read = (RateSheet.Answer.Read) RateSheet.read(
                List.of("49;Germany;0.02;0.05;60;6;3;0.10", "33;France;1;;;;3600")
                        .iterator(),
                EUR);

        assertThat(read.rates()).extracting(rate -> rate.price().grace()).containsExactly(3, 3600);
        assertThat(read.rates())
                .extracting(rate -> rate.price().minimumCharge().format())
                .containsExactly(fee("0.10"), fee("0"));
    }

    private static String fee(String amount) {
        return Money.parse(amount, EUR).orElseThrow().format();
    }

    @Test
    void headerEmptyLinesAndRemarksArePassedOver() {
        assertThat(rates("\uFEFFprefix;destination;price-per-minute", "", "# new", "49;Germany;0.02"))
                .hasSize(1);
    }

    @Test
    void commasPartFieldsWhenTheFirstLineHasNoSemicolon() {
        assertThat(rates("Prefix,Destination,Price", "49,\"Germany, \"\"all\"\"\",0.02"))
                .containsExactly("49|Germany, \"all\"|0.02|" + fee("0") + "|1|1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "49;Germany                | it has 2 fields",
                "49;Germany;1;1;1;1;1;1;1  | it has 9 fields",
                "49;Germany;1;0;1;1;-1     | grace '-1' is no number of seconds from 0 to 3600",
                "49;Germany;1;0;1;1;3601   | grace '3601' is no number",
                "49;Germany;1;0;1;1;0;-1   | minimum-charge '-1' is no amount",
                "+49;Germany;1             | '+49' is no prefix",
                "4930123456789012345678901;Far;1 | is no prefix of 1 to 24 digits",
                "49;Germany;0,02           | price-per-minute '0,02' is no price",
                "49;Germany;-1             | price-per-minute '-1' is no price",
                "49;Germany;1;-1           | connect-fee '-1' is no amount",
                "49;Germany;1;0.000001     | connect-fee '0.000001' is no amount",
                "49;Germany;1;0;0          | first-increment '0' is no number",
                "49;Germany;1;0;1;86401    | next-increment '86401' is no number",
                "49;\"Germany;1            | a double quote is not closed",
                "33;again;1                | prefix 33 has a price already"
            })
    void wrongLineIsToldByItsNumber(String line, String problem) {
        RateSheet.Answer.Wrong wrong = wrong("prefix;destination;price", "33;France;1", line, "34;Spain;1");

        assertThat(wrong.count()).isOne();
        assertThat(wrong.problems())
                .singleElement()
                .asString()
                .startsWith("line 3: ")
                .contains(problem);
    }

    @Test
    void longestIncrementAndLongestPrefixAreRight() {
        assertThat(rates("493012345678901234567890;Far;1;0;86400;86400")).hasSize(1);
    }

    @Test
    void allWrongLinesAreCountedAndFiftyTold() {
        Iterator<String> lines = Stream.concat(
                        Stream.of("49;Germany;1"), IntStream.range(0, 51).mapToObj(index -> "x;y;z"))
                .iterator();

        RateSheet.Answer.Wrong wrong = (RateSheet.Answer.Wrong) RateSheet.read(lines, EUR);

        assertThat(wrong.count()).isEqualTo(51);
        assertThat(wrong.problems()).hasSize(50);
    }

    @Test
    void millionPricesAreReadAndNotOneMore() {
        assertThat(RateSheet.read(sheetOf(RateSheet.MOST_RATES), EUR)).isInstanceOf(RateSheet.Answer.Read.class);
        assertThat(RateSheet.read(sheetOf(RateSheet.MOST_RATES + 1), EUR))
                .isEqualTo(new RateSheet.Answer.Wrong(1, List.of("there are more than 1000000 prices")));
    }

    private static Iterator<String> sheetOf(int prices) {
        return IntStream.range(0, prices)
                .mapToObj(index -> (1_000_000 + index) + ";Somewhere;0.10")
                .iterator();
    }
}
