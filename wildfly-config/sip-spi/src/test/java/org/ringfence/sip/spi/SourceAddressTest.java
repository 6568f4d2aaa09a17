package org.ringfence.sip.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "192.0.2.255", "255.255.255.255", "::1", "2001:db8::ff"})
    void addressSurvivesTheWayThere(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);

        assertThat(SourceAddress.of(address, 5060).toInetAddress()).isEqualTo(address);
    }

    @Test
    void mappedAddressIsItsIpv4Address() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        mapped[12] = (byte) 192;
        mapped[15] = 1;

        assertThat(SourceAddress.of(InetAddress.getByAddress(mapped), 1))
                .isEqualTo(SourceAddress.of(InetAddress.getByName("192.0.0.1"), 1));
    }

    @Test
    void longestIpv6AddressIsWritten() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("2001:db81:1111:2222:3333:4444:5555:6666");

        assertThat(SourceAddress.of(address, 65535)).hasToString("[2001:db81:1111:2222:3333:4444:5555:6666]:65535");
    }

    @Test
    void ipv4LooksLikeIpv4() throws UnknownHostException {
        assertThat(SourceAddress.of(InetAddress.getByName("192.0.2.1"), 5060)).hasToString("192.0.2.1:5060");
    }

    @Test
    void portOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new SourceAddress(0, 0, 65_536)).hasMessageContaining("65536");
    }
}
