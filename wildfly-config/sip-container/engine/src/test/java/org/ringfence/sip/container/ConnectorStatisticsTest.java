package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringfence.sip.spi.Verdict;

/** What is counted for each connector. */
@Timeout(60)
class ConnectorStatisticsTest {

    private static ConnectorStatistics of(RunningEngine running, String connector) {
        return running.engine.statistics(connector).orElseThrow();
    }

    @Test
    void messagesAndBytesAreThoseOfTheirConnector() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient datagrams = running.client();
                StreamClient stream = running.stream()) {
            String datagram = datagrams.request("OPTIONS", "u", "z9hG4bKu");
            String streamed = stream.request("OPTIONS", "t", "z9hG4bKt");
            datagrams.exchange(datagram);
            stream.exchange(streamed);
            stream.exchange(stream.request("OPTIONS", "t", "z9hG4bKs"));

            assertThat(of(running, "udp").messages()).isEqualTo(1);
            assertThat(of(running, "udp").bytes()).isEqualTo(datagram.getBytes(StandardCharsets.UTF_8).length);
            assertThat(of(running, "udp").connections()).isZero();
            assertThat(of(running, "tcp").messages()).isEqualTo(2);
            assertThat(of(running, "tcp").bytes()).isEqualTo(2L * streamed.getBytes(StandardCharsets.UTF_8).length);
            assertThat(of(running, "tcp").connections()).isEqualTo(1);
            assertThat(of(running, "udp").dropped() + of(running, "tcp").dropped())
                    .isZero();
        }
    }

    @Test
    void closedConnectionIsNoLongerOpen() throws Exception {
        try (RunningEngine running = new RunningEngine().inService()) {
            try (StreamClient stream = running.stream()) {
                stream.exchange(stream.request("OPTIONS", "t", "z9hG4bKt"));
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> of(running, "tcp").connections() == 0);
        }
    }

    @Test
    void whatAGateDropsIsCounted() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            running.engine.gates().register((transport, high, low, port, length) -> Verdict.DROP);
            assertThat(client.isAnsweredWithSilence(client.request("OPTIONS", "u", "z9hG4bKu")))
                    .isTrue();

            assertThat(of(running, "udp").dropped()).isEqualTo(1);
            assertThat(of(running, "tcp").dropped()).isZero();
        }
    }

    @Test
    void removedConnectorHasNoStatisticsAndBeginsFromZeroWhenItComesBack() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            client.exchange(client.request("OPTIONS", "u", "z9hG4bKu"));
            running.engine.removeConnector("udp");
            assertThat(running.engine.statistics("udp")).isEmpty();

            running.engine.addConnector(
                    ConnectorSettings.plain("udp", org.ringfence.sip.spi.Transport.UDP, running.address));

            assertThat(of(running, "udp").messages()).isZero();
        }
    }
}
