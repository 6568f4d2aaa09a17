package org.ringfence.selfattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.spec.Spec;

@Spec("Q11")
class TargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:5060", "[::1]:5060", "::1"})
    void serversOnLoopbackAreAttacked(String text) throws Exception {
        assertThat(Target.parse(text, null).address().getPort()).isEqualTo(5060);
    }

    @Test
    void portIsTheGivenOne() throws Exception {
        assertThat(Target.parse("127.0.0.1:5070", null).address())
                .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5070));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "8.8.8.8:5060", "10.1.2.3", "[2001:db8::1]:5060", "0.0.0.0"})
    void otherServersAreNotAttackedUnlessTheirOperatorNamesThem(String text) {
        assertThatThrownBy(() -> Target.parse(text, null))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("--own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "192.168.7.7", "172.16.0.1", "fd00::7", "169.254.3.3"})
    void ownTestServerInAPrivateNetworkIsAttacked(String address) throws Exception {
        assertThat(Target.parse(address, address).hasManyNeighbours()).isFalse();
        assertThatThrownBy(() -> Target.parse(address, "10.9.9.9")).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "2001:db8::1", "224.0.0.1", "255.255.255.255"})
    void publicAddressIsNotAttackedWhateverIsSaid(String address) {
        assertThatThrownBy(() -> Target.parse(address, address))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("nobody is attacked there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "sip.example.org", "", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:x"})
    void namesAndNonsenseAreNoTarget(String text) {
        assertThatThrownBy(() -> Target.parse(text, null)).isInstanceOf(NotAllowed.class);
    }
}
