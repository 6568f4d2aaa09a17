package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.Transport;
import org.ringfence.spec.Spec;

/** TLS connections to a running engine. */
@Timeout(60)
class TlsTest {

    @TempDir
    static Path folder;

    private static SSLContext server;
    private static SSLContext known;
    private static SSLContext stranger;
    private static Certificate ofKnown;

    @BeforeAll
    static void makeCertificates() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        KeyStore ofServer = certificates.make("server");
        KeyStore ofClient = certificates.make("client");
        ofKnown = ofClient.getCertificate(ofClient.aliases().nextElement());
        server = TestCertificates.context(ofServer, ofClient);
        known = TestCertificates.context(ofClient, ofServer);
        stranger = TestCertificates.context(certificates.make("stranger"), ofServer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servletAnswersOverTlsWithoutAClientCertificate(String protocol) throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                StreamClient client = connect(stranger, listen(running, false), protocol)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.exchange(client.request("OPTIONS", "tls" + i, "z9hG4bK" + i)))
                        .startsWith("SIP/2.0 200");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientShowsItsCertificateWhereItMust(String protocol) throws Exception {
        try (RunningEngine running = new RunningEngine().inService()) {
            InetSocketAddress address = listen(running, true);
            try (StreamClient client = connect(known, address, protocol)) {
                assertThat(client.exchange(client.request("OPTIONS", "known", "z9hG4bKk")))
                        .startsWith("SIP/2.0 200");
            }
            assertThat(isServed(stranger, address, protocol)).isFalse();
            assertThat(running.servlet.seen).containsExactly("OPTIONS known");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @Spec("D23")
    void gatesSeeTheCertificateOfTheConnectionOrNone(String protocol) throws Exception {
        try (RunningEngine running = new RunningEngine().inService()) {
            Map<String, String> seen = new ConcurrentHashMap<>();
            running.engine.gates().register((MessageGate) request -> {
                seen.put(request.callId(), String.valueOf(request.clientCertificate()));
                return MessageVerdict.PASS;
            });
            try (StreamClient client = connect(known, listen(running, true), protocol)) {
                client.exchange(client.request("OPTIONS", "shown", "z9hG4bK1"));
                client.exchange(client.request("OPTIONS", "again", "z9hG4bK2"));
            }
            try (StreamClient client = connect(known, listen(running, false), protocol);
                    StreamClient plain = running.stream()) {
                client.exchange(client.request("OPTIONS", "unasked", "z9hG4bK3"));
                plain.exchange(plain.request("OPTIONS", "plain", "z9hG4bK4"));
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ofKnown.getEncoded());
            String fingerprint = HexFormat.of().formatHex(hash);
            assertThat(seen)
                    .isEqualTo(Map.of("shown", fingerprint, "again", fingerprint, "unasked", "null", "plain", "null"));
        }
    }

    @Test
    void oldProtocolsAreRefused() throws Exception {
        try (RunningEngine running = new RunningEngine().inService()) {
            assertThat(isServed(known, listen(running, false), "TLSv1.1")).isFalse();
        }
    }

    @Test
    void handshakeThatStallsIsCutOff() throws Exception {
        ConnectionLimits strict = new ConnectionLimits(20, 3, Duration.ofSeconds(10), Duration.ofMillis(300));
        try (RunningEngine running = new RunningEngine(strict).inService()) {
            InetSocketAddress address = listen(running, false);
            try (StreamClient mute = new StreamClient(new java.net.Socket(address.getAddress(), address.getPort()))) {
                assertThat(mute.isClosedByPeer()).isTrue();
            }
        }
    }

    @Test
    void garbageInsteadOfAHandshakeClosesTheConnectionAlone() throws Exception {
        try (RunningEngine running = new RunningEngine().inService()) {
            InetSocketAddress address = listen(running, false);
            try (StreamClient good = connect(known, address, "TLSv1.3");
                    StreamClient bad = new StreamClient(new java.net.Socket(address.getAddress(), address.getPort()))) {
                bad.send("OPTIONS sip:a SIP/2.0\r\n\r\n");
                assertThat(bad.isClosedByPeer()).isTrue();
                assertThat(good.exchange(good.request("OPTIONS", "good", "z9hG4bKg")))
                        .startsWith("SIP/2.0 200");
            }
        }
    }

    private static boolean isServed(SSLContext context, InetSocketAddress address, String protocol) {
        try (StreamClient client = connect(context, address, protocol)) {
            return client.exchange(client.request("OPTIONS", "unwanted", "z9hG4bKu"))
                    .startsWith("SIP/2.0 200");
        } catch (Exception refused) {
            return false;
        }
    }

    private static InetSocketAddress listen(RunningEngine running, boolean clientCertificate) throws Exception {
        InetSocketAddress address = new InetSocketAddress(running.address.getAddress(), RunningEngine.freePort());
        running.engine.addConnector(new ConnectorSettings(
                "tls" + address.getPort(), Transport.TLS, address, null, 0, () -> server, clientCertificate));
        return address;
    }

    private static StreamClient connect(SSLContext context, InetSocketAddress address, String protocol)
            throws Exception {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return new StreamClient(socket);
    }
}
