package org.ringfence.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringfence.billing.contract.Samples.centPerSecond;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTableTest {

    private final PrefixTable table =
            new PrefixTable(List.of(rate("49"), rate("4930"), rate("493012"), rate("1"), rate("1242"), rate("0")));

    @ParameterizedTest
    @CsvSource({
        "4930123456, 493012",
        "49301, 4930",
        "4930, 4930",
        "4940123, 49",
        "49, 49",
        "12425550100, 1242",
        "12025550100, 1",
        "0, 0",
        "493012, 493012"
    })
    void longestPrefixWins(String number, String prefix) {
        assertThat(table.find(number)).map(Rate::prefix).contains(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "33123", "", "x49", "+49"})
    void numberWithoutAPrefixHasNoRate(String number) {
        assertThat(table.find(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "49, 10, 49 4930 493012",
        "49, 2, 49 4930",
        "493, 10, 4930 493012",
        "'', 10, 0 1 1242 49 4930 493012",
        "'', 0, ''",
        "5, 10, ''",
        "4930123, 10, ''",
        "x, 10, ''"
    })
    void ratesAreShownByTheirBeginnings(String digits, int most, String prefixes) {
        assertThat(table.beginningWith(digits, most).stream().map(Rate::prefix).collect(Collectors.joining(" ")))
                .isEqualTo(prefixes);
    }

    @Test
    void emptyTableHasNoRate() {
        assertThat(new PrefixTable(List.of()).find("4930123")).isEmpty();
    }

    @Test
    void samePrefixTwiceIsNoTable() {
        assertThatThrownBy(() -> new PrefixTable(List.of(rate("49"), rate("49"))))
                .hasMessageContaining("49");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void tableFindsWhatASlowSearchFinds(long seed) {
        Random chance = new Random(seed);
        Set<String> prefixes = new HashSet<>();
        while (prefixes.size() < 2_000) {
            prefixes.add(digits(chance, 1 + chance.nextInt(6)));
        }
        List<Rate> rates = new ArrayList<>();
        prefixes.forEach(prefix -> rates.add(rate(prefix)));
        PrefixTable random = new PrefixTable(rates);
        for (int count = 0; count < 2_000; count++) {
            String number = digits(chance, 1 + chance.nextInt(15));
            Optional<Rate> slow = rates.stream()
                    .filter(rate -> number.startsWith(rate.prefix()))
                    .max(Comparator.comparing(rate -> rate.prefix().length()));
            assertThat(random.find(number)).as(number).isEqualTo(slow);
        }
    }

    private static String digits(Random chance, int length) {
        StringBuilder digits = new StringBuilder();
        for (int count = 0; count < length; count++) {
            digits.append((char) ('0' + chance.nextInt(10)));
        }
        return digits.toString();
    }

    private static Rate rate(String prefix) {
        return new Rate(prefix, "to " + prefix, centPerSecond());
    }
}
