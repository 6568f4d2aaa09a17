package org.ringfence.billing.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.spec.Spec;

@Spec("P6")
class CountryTableTest {

    private static CountryTable table(String... lines) throws CountryTable.Unreadable {
        return CountryTable.read(List.of(lines).iterator());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0, DE",
        "192.0.2.127, DE",
        "192.0.2.128, FR",
        "192.0.2.255, FR",
        "192.0.3.0, ",
        "192.0.1.255, ",
        "198.51.100.9, AT",
        "198.51.100.10, ",
        "203.0.113.7, CH",
        "2001:db8::1, IT",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, IT",
        "2001:db9::, ",
        "255.255.255.255, ",
        "example.org, ",
        "'', "
    })
    void addressIsFoundInItsRange(String address, String country) throws CountryTable.Unreadable {
        CountryTable table = table(
                "# of this test",
                "",
                "2001:db8::/32,IT",
                "192.0.2.128/25,FR",
                "\"192.0.2.0\", \"192.0.2.127\", \"DE\"",
                "198.51.100.0,198.51.100.9,AT",
                "203.0.113.7,CH");

        assertThat(table.size()).isEqualTo(5);
        assertThat(table.find(address)).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/33;DE, line 2 has no network",
        "192.0.2.0/x;DE, line 2 has no network",
        "example.org;DE, line 2 has no address",
        "192.0.2.0/24;Germany, line 2 is not of the form",
        "192.0.2.0/24, line 2 is not of the form",
        "192.0.2.9;192.0.2.1;DE, line 2 ends before it begins",
        "10.0.0.255;DE, overlap"
    })
    void tableThatCannotBeReadSaysWhere(String line, String part) {
        assertThatThrownBy(() -> table("10.0.0.0/24,AT", line.replace(';', ',')))
                .isInstanceOf(CountryTable.Unreadable.class)
                .hasMessageContaining(part);
    }

    @Test
    void emptyTableKnowsNothing() {
        assertThat(CountryTable.EMPTY.find("192.0.2.1")).isNull();
    }
}
