package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringfence.sip.spi.MessageVerdict;

/** That settings are bounded, and do what they say. */
@Timeout(60)
class StackSettingsTest {

    @Test
    void valueOutOfBoundsIsRefusedWithASentence() {
        assertThatThrownBy(() -> settings(0, 2_048, 100, "SIP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The threads must be from 1 to 256, not 0");
        assertThatThrownBy(() -> settings(1, 100, 100, "SIP")).hasMessageContaining("maximum message size");
        assertThatThrownBy(() -> settings(1, 2_048, 100, "two\r\nlines")).hasMessageContaining("server header");
        assertThatThrownBy(() -> new ConnectionLimits(5, 6, Duration.ofMinutes(1), Duration.ofSeconds(1)))
                .hasMessageContaining("per address");
    }

    @Test
    void settingsAreObeyed() throws Exception {
        try (RunningEngine running =
                        new RunningEngine(settings(2, 2_048, 100, "Telephone/1"), new AnsweringServlet()).inService();
                UdpClient client = running.client()) {
            String tooLong = client.request("OPTIONS", "long", "z9hG4bKlong")
                    .replace("Max-Forwards", "X: " + "x".repeat(2_048) + "\r\nMax-Forwards");
            assertThat(client.isAnsweredWithSilence(tooLong)).isTrue();
            assertThat(running.engine.statistics().malformed()).isEqualTo(1);

            for (int i = 0; i < 100; i++) {
                assertThat(client.exchange(client.request("OPTIONS", "o" + i, "z9hG4bK" + i)))
                        .startsWith("SIP/2.0 200");
            }
            assertThat(client.exchange(client.request("OPTIONS", "over", "z9hG4bKover")))
                    .startsWith("SIP/2.0 503")
                    .contains("Retry-After: ", "Server: Telephone/1\r\n");
        }
    }

    @Test
    void answerOfAGateNamesTheServer() throws Exception {
        try (RunningEngine running =
                        new RunningEngine(settings(1, 2_048, 100, "Telephone/1"), new AnsweringServlet()).inService();
                UdpClient client = running.client()) {
            running.engine.gates().register(request -> new MessageVerdict.Answer(404, "Not Found"));

            assertThat(client.exchange(client.request("OPTIONS", "n", "z9hG4bKn")))
                    .contains("Server: Telephone/1\r\n");
        }
    }

    private static StackSettings settings(int threads, int messageBytes, int transactions, String server) {
        return new StackSettings(
                threads,
                100,
                Duration.ofMillis(500),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                1 << 20,
                1 << 20,
                messageBytes,
                transactions,
                server);
    }
}
