package org.ringfence.policy.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSetTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0, true",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8:0:1::/64, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::/64, 2001:db8:0:2::, false",
        "::/0, 2001:db8::1, true",
        "::ffff:192.0.2.7, 192.0.2.7, true"
    })
    void rangeHoldsWhatItsPrefixCovers(String range, String address, boolean held) {
        assertThat(contains(AddressSet.parse(range), address)).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/24", "192.0.2.7", "2001:db8:0:0:0:0:0:0/32", "0:0:0:0:0:0:0:1", "10.0.0.0/8"})
    void textIsReadAndWritten(String text) {
        assertThat(AddressRange.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "192.0.2",
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.999",
                "1.2.3.4/-1",
                "/24"
            })
    void whatIsNoRangeIsRefusedWithASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void listIsReadWithBlanksAndWrittenWithoutWhatIsCoveredTwice() {
        AddressSet set = AddressSet.parse(" 10.1.0.0/16, 10.0.0.0/8 ,,192.0.2.1");

        assertThat(set).hasToString("10.0.0.0/8,192.0.2.1");
        assertThat(AddressSet.parse(set.toString())).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(AddressSet.EMPTY.isEmpty()).isTrue();
        assertThat(contains(AddressSet.EMPTY, "192.0.2.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void setAgreesWithItsRangesOneByOne(long seed) {
        Random chance = new Random(seed);
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ranges.add(new AddressRange(chance.nextInt(4), chance.nextLong(), 56 + chance.nextInt(73)));
        }
        AddressSet set = AddressSet.of(ranges);
        for (int i = 0; i < 5_000; i++) {
            AddressRange near = ranges.get(chance.nextInt(ranges.size()));
            long high = near.high();
            long low = near.low() + chance.nextInt(5) - 2;
            boolean held = ranges.stream().anyMatch(range -> range.contains(high, low));
            assertThat(set.contains(high, low))
                    .as("seed %d, %x %x", seed, high, low)
                    .isEqualTo(held);
        }
    }

    private static boolean contains(AddressSet set, String address) {
        AddressRange one = AddressRange.parse(address);
        return set.contains(one.high(), one.low());
    }
}
