package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An ACK that confirms nothing must not be passed on to wherever its Request-URI says. */
@Timeout(60)
class StrayAckTest {

    @Test
    void madeUpAcknowledgementGoesNowhere() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient attacker = running.client();
                UdpClient victim = running.client()) {
            String ack = attacker.request("ACK", "s", "z9hG4bKs")
                    .replace("To: <sip:someone@127.0.0.1>", "To: <sip:someone@127.0.0.1>;tag=made-up")
                    .replaceFirst("ACK \\S+", "ACK sip:x@127.0.0.1:" + victim.port());

            attacker.send(ack);
            attacker.send(ack.replace(";tag=made-up", ""));

            assertThat(victim.isAnsweredWithSilence(victim.request("ACK", "v", "z9hG4bKv")))
                    .isTrue();
            assertThat(running.servlet.seen).isEmpty();
        }
    }
}
