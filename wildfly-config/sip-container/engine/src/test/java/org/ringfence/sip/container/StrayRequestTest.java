package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.sip.spi.SourceGate;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;
import org.ringfence.spec.Spec;

/** A request of a dialog that nobody knows must not be passed on to wherever it says. */
@Timeout(60)
class StrayRequestTest {

    @Test
    void madeUpAcknowledgementGoesNowhere() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient attacker = running.client();
                UdpClient victim = running.client()) {
            String ack = stray(attacker, "ACK", "sip:x@127.0.0.1:" + victim.port(), "");

            attacker.send(ack);
            attacker.send(ack.replace(";tag=made-up", ""));
            attacker.send(stray(attacker, "ACK", "sip:x@127.0.0.1:5060", route("127.0.0.1:" + victim.port() + ";lr")));

            hearsNothing(victim);
            assertThat(running.servlet.seen).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INFO", "UPDATE", "OPTIONS", "MESSAGE", "INVITE"})
    void requestOfNoDialogIsAnsweredAndGoesNowhere(String method) throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient attacker = running.client();
                UdpClient victim = running.client()) {
            String there = "sip:x@127.0.0.1:" + victim.port();
            String server = "127.0.0.1:" + running.address.getPort();

            refused(attacker, stray(attacker, method, there, ""));
            refused(attacker, stray(attacker, method, "sip:x@nowhere.example", ""));
            refused(attacker, stray(attacker, method, "sip:x@" + server, route("127.0.0.1:" + victim.port() + ";lr")));
            refused(attacker, stray(attacker, method, there, route(server + ";lr")));
            refused(attacker, stray(attacker, method, there, route(server + ";lr;appname=made-up;app_id=up")));
            refused(attacker, stray(attacker, method, there + ";appname=made-up;app_id=up", ""));

            hearsNothing(victim);
            assertThat(running.servlet.seen).isEmpty();
        }
    }

    @Test
    @Spec("A6")
    void gateHearsOfEachRequestOfNoDialogAndOfWhatBreaksTheSyntax() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient attacker = running.client()) {
            AtomicInteger heard = new AtomicInteger();
            running.engine.gates().register(listening(heard, attacker.port()));
            String there = "sip:x@127.0.0.1:" + attacker.port();

            refused(attacker, stray(attacker, "BYE", there, ""));
            refused(attacker, stray(attacker, "INFO", there, ""));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(heard).hasValue(2));
            assertThat(attacker.exchange(attacker.request("OPTIONS", "whole", "z9hG4bKwhole")))
                    .startsWith("SIP/2.0 200");
            assertThat(attacker.exchange(
                            attacker.request("OPTIONS", "other", "z9hG4bKother").replace("CSeq: 1 ", "CSeq: x ")))
                    .startsWith("SIP/2.0 400");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(heard).hasValue(3));
            attacker.send(attacker.request("OPTIONS", "last", "z9hG4bKlast").replaceFirst("CSeq: [^\r]*\r\n", ""));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(heard).hasValue(4));
        }
    }

    private static SourceGate listening(AtomicInteger heard, int from) {
        return new SourceGate() {
            @Override
            public Verdict admit(Transport transport, long high, long low, int port, int length) {
                return Verdict.PASS;
            }

            @Override
            public void malformed(Transport transport, long high, long low, int port) {
                heard.addAndGet(transport == Transport.UDP && port == from ? 1 : 100);
            }
        };
    }

    private static void refused(UdpClient attacker, String request) throws IOException {
        assertThat(attacker.exchange(request)).startsWith("SIP/2.0 481 ");
    }

    private static void hearsNothing(UdpClient victim) throws IOException {
        assertThat(victim.isAnsweredWithSilence(victim.request("ACK", "v", "z9hG4bKv")))
                .isTrue();
    }

    private static String route(String address) {
        return "Route: <sip:" + address + ">\r\n";
    }

    private static String stray(UdpClient attacker, String method, String uri, String route) {
        String branch = "z9hG4bK" + Integer.toHexString((method + uri + route).hashCode());
        return attacker.request(method, "s", branch)
                .replaceFirst("(?m)^(\\w+) \\S+", "$1 " + uri)
                .replace("To: <sip:someone@127.0.0.1>", route + "To: <sip:someone@127.0.0.1>;tag=made-up");
    }
}
