package org.ringfence.gate.ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

@Spec("P11")
class AddressFileTest {

    @Test
    void commentsAndEmptyLinesAreLeftOut() {
        AddressFile file = AddressFile.read(
                Stream.of("# a list", "", "192.0.2.7 # one", "198.51.100.0/24 ; SBL1", " 2001:db8::/32"), 9);

        assertThat(file.entries()).hasToString("[192.0.2.7, 198.51.100.0/24, 2001:db8:0:0:0:0:0:0/32]");
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsToldByItsLine() {
        AddressFile file = AddressFile.read(Stream.of("192.0.2.7", "example.org"), 9);

        assertThat(file.entries()).hasSize(1);
        assertThat(file.problems()).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith("line 2: "));
    }

    @Test
    void entriesThatNameHalfTheWorldAreRefused() {
        AddressFile file = AddressFile.read(
                Stream.of("0.0.0.0/0", "10.0.0.0/7", "10.0.0.0/8", "::/0", "2000::/15", "2001::/16"), 9);

        assertThat(file.entries()).hasSize(2);
        assertThat(file.problems()).hasSize(4);
    }

    @Test
    void noMoreEntriesAreTakenThanAllowed() {
        assertThat(AddressFile.read(Stream.of("192.0.2.1", "192.0.2.2", "192.0.2.3"), 2)
                        .entries())
                .hasSize(2);
    }
}
