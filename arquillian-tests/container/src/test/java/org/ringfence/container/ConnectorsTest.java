package org.ringfence.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConnectorsTest {

    private static final String SIP = "/subsystem=sip";
    private static final String SECOND = SIP + "/connector=second";
    private static final String SOCKET = "/socket-binding-group=standard-sockets/socket-binding=sip-second";
    private static final int PORT = 15562;
    private static final InetSocketAddress SECOND_SERVER = new InetSocketAddress("127.0.0.1", PORT);

    @ArquillianResource
    private ManagementClient client;

    @Deployment(testable = false)
    static WebArchive application() {
        return Applications.war();
    }

    @Test
    void oneApplicationIsReachedByUdpAndTcp() {
        try (SipPhone udp = Sip.phone();
                SipPhone tcp = SipPhone.tcp(Sip.SERVER, "bob", "example.org", "")) {
            assertThat(Sip.options(udp).status()).isEqualTo(200);
            assertThat(Sip.options(tcp).status()).isEqualTo(200);
        }
    }

    @Test
    void connectorsComeChangeAndGoWhileTheServerRuns() {
        Management management = new Management(client);
        management.run(SOCKET, "add", "port", Integer.toString(PORT));
        management.run(SECOND, "add", "socket-binding", "sip-second", "transport", "udp");
        try (SipPhone phone = SipPhone.udp(SECOND_SERVER, "alice", "example.org", "")) {
            assertThat(Sip.options(phone).status()).isEqualTo(200);
        }

        management.write(SECOND, "transport", "tcp");
        try (SipPhone phone = SipPhone.tcp(SECOND_SERVER, "alice", "example.org", "")) {
            assertThat(Sip.options(phone).status()).isEqualTo(200);
        }

        management.run(SECOND, "remove");
        assertThatThrownBy(() -> SipPhone.tcp(SECOND_SERVER, "alice", "example.org", ""))
                .isInstanceOf(UncheckedIOException.class);
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.options(phone).status()).isEqualTo(200);
        }
        management.remove(SOCKET);
        assertThat(management.run("/", "read-attribute", "name", "server-state").asString())
                .isEqualTo("running");
    }

    @Test
    void aPortThatIsTakenIsNamedWithConnectorAndRemedy() throws IOException {
        Management management = new Management(client);
        management.run(SOCKET, "add", "port", Integer.toString(PORT));
        try (DatagramSocket taken = new DatagramSocket(PORT, InetAddress.getLoopbackAddress())) {
            assertThat(management.refusal(SECOND, "add", "socket-binding", "sip-second"))
                    .contains("RFSIP0003", "'second'", "127.0.0.1:" + taken.getLocalPort(), "socket-binding");
        }
        management.run(SECOND, "add", "socket-binding", "sip-second");
        management.run(SECOND, "remove");
        management.remove(SOCKET);
    }

    @Test
    void thePublicAddressStandsInTheMessagesOfAConnectorBehindANat() {
        Management management = new Management(client);
        String connector = SIP + "/connector=udp";
        management.write(connector, "public-host", "203.0.113.7");
        management.write(connector, "public-port", "5070");
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.ask(phone, "timer")).isEqualTo("started");
            SipMessage message = phone.awaitRequest("MESSAGE", SipPhone.SOON);
            phone.send(message.answer(200, "OK", "t"));
            assertThat(message.header("Via")).contains("203.0.113.7:5070");
        } finally {
            management.undefine(connector, "public-port");
            management.undefine(connector, "public-host");
        }
    }

    @Test
    void aTransportOtherThanTlsRefusesAnSslContext() {
        Management management = new Management(client);
        assertThat(management.refusal(SECOND, "add", "socket-binding", "sip-tls", "transport", "tls"))
                .contains("RFSIP0004", "'second'");
    }

    @Test
    void statisticsCountWhatPasses() {
        Management management = new Management(client);
        long before = management.read(SIP, "messages-received").asLong();
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.options(phone).status()).isEqualTo(200);
        }
        assertThat(management.read(SIP, "messages-received").asLong()).isGreaterThan(before);
    }

    @Test
    void stackAttributesRestartTheServicesThatUseThem() {
        Management management = new Management(client);
        management.write(SIP, "maximum-message-size", "4096");
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.options(phone).status()).isEqualTo(200);
        } finally {
            management.write(SIP, "maximum-message-size", "16384");
        }
    }
}
