package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restcomm.commons.statistics.reporter.RestcommStatsReporter;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;

/** The engine with real sockets on loopback. */
@Timeout(60)
class SipEngineTest {

    @Test
    void servletAnswersOverUdp() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            String answer = client.exchange(client.request("OPTIONS", "a", "z9hG4bK1"));

            assertThat(answer).startsWith("SIP/2.0 200 ").contains("rport=" + client.port());
        }
    }

    @Test
    void servletAnswersOverTcp() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient format = running.client();
                Socket socket = new Socket(running.address.getAddress(), running.address.getPort())) {
            socket.setSoTimeout(5_000);
            String request = format.request("OPTIONS", "t", "z9hG4bKt").replace("SIP/2.0/UDP", "SIP/2.0/TCP");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine())
                    .startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void nothingIsAnsweredWhileNoApplicationIsInService() throws Exception {
        try (RunningEngine running = new RunningEngine();
                UdpClient client = running.client()) {
            assertThat(client.isAnsweredWithSilence(client.request("OPTIONS", "a", "z9hG4bK1")))
                    .isTrue();
            assertThat(client.isAnsweredWithSilence("this is not SIP\r\n\r\n")).isTrue();
            assertThat(running.engine.statistics().droppedOutOfService()).isEqualTo(2);
        }
    }

    @Test
    void sourceGateDropsBeforeParsing() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient friend = running.client();
                UdpClient foe = running.client()) {
            AtomicInteger asked = new AtomicInteger();
            running.engine.gates().register((transport, high, low, port, length) -> {
                asked.incrementAndGet();
                return port == foe.port() ? Verdict.DROP : Verdict.PASS;
            });

            assertThat(foe.isAnsweredWithSilence("not even SIP")).isTrue();
            assertThat(friend.exchange(friend.request("OPTIONS", "f", "z9hG4bKf")))
                    .startsWith("SIP/2.0 200");
            assertThat(asked).hasValue(2);
            assertThat(running.engine.statistics().droppedBySourceGate()).isEqualTo(1);
            assertThat(running.engine.statistics().malformed()).isZero();
        }
    }

    @Test
    void registrationOfAGateEnds() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            var registration = running.engine.gates().register((transport, high, low, port, length) -> Verdict.DROP);
            assertThat(client.isAnsweredWithSilence(client.request("OPTIONS", "a", "z9hG4bK1")))
                    .isTrue();
            registration.close();

            assertThat(client.exchange(client.request("OPTIONS", "a", "z9hG4bK2")))
                    .startsWith("SIP/2.0 200");
        }
    }

    @Test
    void messageGateAnswersWithoutATransaction() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            running.engine
                    .gates()
                    .register(request -> new MessageVerdict.Answer(
                            401, "Unauthorized", Map.of("WWW-Authenticate", List.of("Digest realm=\"x\""))));

            String answer = client.exchange(client.request("REGISTER", "a", "z9hG4bK1"));

            assertThat(answer)
                    .startsWith("SIP/2.0 401 Unauthorized\r\n")
                    .contains(
                            "WWW-Authenticate: Digest realm=\"x\"\r\n", "Call-ID: a\r\n", ";tag=", "CSeq: 1 REGISTER");
            assertThat(running.engine.serverTransactions()).isZero();
            assertThat(running.servlet.seen).isEmpty();
        }
    }

    @Test
    void confirmationOfAStatelessAnswerGoesNoFurther() throws Exception {
        List<LogRecord> errors = new CopyOnWriteArrayList<>();
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getMessage().contains("while processing request")) {
                    errors.add(entry);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger dispatcher = Logger.getLogger("org.mobicents.servlet.sip.core.SipApplicationDispatcherImpl");
        dispatcher.addHandler(recorder);
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            running.engine.gates().register(request -> new MessageVerdict.Answer(401, "Unauthorized"));
            String answer = client.exchange(client.request("INVITE", "a", "z9hG4bK1"));
            String tag = answer.replaceAll("(?s).*\r\nTo: [^\r]*;tag=([^\r;]*).*", "$1");

            client.send(client.request("ACK", "a", "z9hG4bK1")
                    .replace("To: <sip:someone@127.0.0.1>", "To: <sip:someone@127.0.0.1>;tag=" + tag));
            client.exchange(client.request("OPTIONS", "a", "z9hG4bK2"));

            assertThat(tag).matches("[0-9a-f]+");
            assertThat(errors).isEmpty();
        } finally {
            dispatcher.removeHandler(recorder);
        }
    }

    @Test
    void messageGateIsNotAskedAboutWhatConfirmsOrEndsCalls() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            AtomicInteger asked = new AtomicInteger();
            running.engine.gates().register(request -> {
                asked.incrementAndGet();
                return MessageVerdict.DROP;
            });

            client.send(client.request("ACK", "a", "z9hG4bKa"));
            client.exchange(client.request("BYE", "b", "z9hG4bKb"));
            assertThat(client.exchange(client.request("CANCEL", "c", "z9hG4bKc")))
                    .startsWith("SIP/2.0 481");

            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void brokenGateLetsNothingThrough() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            running.engine.gates().register(request -> {
                throw new IllegalStateException("broken on purpose");
            });

            assertThat(client.isAnsweredWithSilence(client.request("OPTIONS", "a", "z9hG4bK1")))
                    .isTrue();
        }
    }

    @Test
    void brokenSourceGateLetsCallsEndAndNothingElse() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            running.engine.gates().register((transport, high, low, port, length) -> {
                throw new IllegalStateException("broken on purpose");
            });

            assertThat(client.isAnsweredWithSilence(client.request("OPTIONS", "o", "z9hG4bKo")))
                    .isTrue();
            assertThat(client.exchange(client.request("BYE", "b", "z9hG4bKb"))).startsWith("SIP/2.0 481");
        }
    }

    @Test
    void requestsOfOldStyleAreMatchedWithoutASearch() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            for (int i = 0; i < 2_000; i++) {
                client.exchange(client.request("OPTIONS", "fill" + i, "z9hG4bK" + i));
            }
            String withoutBranch = client.request("OPTIONS", "old", "1").replace(";branch=1", "");
            assertThat(client.exchange(withoutBranch)).startsWith("SIP/2.0 200");
            assertThat(client.exchange(withoutBranch)).startsWith("SIP/2.0 200");
            assertThat(running.servlet.seen.stream().filter("OPTIONS old"::equals))
                    .hasSize(1);
            long start = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                assertThat(client.exchange(client.request("OPTIONS", "old" + i, "1")))
                        .startsWith("SIP/2.0 200");
            }

            assertThat(System.nanoTime() - start)
                    .as("500 need 4 s where the table is searched")
                    .isLessThan(2_500_000_000L);
        }
    }

    @Test
    void callOfOldStyleIsAcknowledgedAndCancelled() throws Exception {
        AnsweringServlet refusing = new AnsweringServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doRequest(SipServletRequest request) throws IOException {
                seen.add(request.getMethod());
                if (request.getMethod().equals("INVITE")) {
                    request.createResponse(486).send();
                }
            }
        };
        try (RunningEngine running = new RunningEngine(refusing).inService();
                UdpClient client = running.client()) {
            String invite = client.request("INVITE", "old", "1");
            String answer = client.exchange(invite);
            while (!answer.startsWith("SIP/2.0 486")) {
                answer = client.receive();
            }
            client.send(client.request("ACK", "old", "1"));
            assertThat(client.isAnsweredWithSilence("\r\n"))
                    .as("no 486 again after its ACK")
                    .isTrue();
            assertThat(client.exchange(client.request("CANCEL", "another", "2")))
                    .startsWith("SIP/2.0 481");
        }
    }

    @Test
    void forgedResponsesAreDropped() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            String forged = client.request("OPTIONS", "forged", "z9hG4bKforged")
                    .replaceFirst("OPTIONS [^\r]*", "SIP/2.0 200 OK");

            assertThat(client.isAnsweredWithSilence(forged)).isTrue();
            assertThat(client.isAnsweredWithSilence(forged.replace(";branch=z9hG4bKforged", "")))
                    .isTrue();
            assertThat(running.engine.statistics().strayResponses()).isEqualTo(2);
        }
    }

    @Test
    void equalBranchesOfDifferentSendersAreDifferentTransactions() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient first = running.client();
                UdpClient second = running.client()) {
            first.exchange(first.request("OPTIONS", "first", "z9hG4bKsame"));
            String answer = second.exchange(second.request("OPTIONS", "second", "z9hG4bKsame"));

            assertThat(answer).contains("Call-ID: second");
            assertThat(running.servlet.seen).containsExactly("OPTIONS first", "OPTIONS second");
        }
    }

    @Test
    void equalBranchesOfDifferentMethodsAreDifferentTransactions() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            client.exchange(client.request("OPTIONS", "one", "z9hG4bKsame"));
            String answer = client.exchange(client.request("MESSAGE", "two", "z9hG4bKsame"));

            assertThat(answer).contains("Call-ID: two");
            assertThat(running.servlet.seen).containsExactly("OPTIONS one", "MESSAGE two");
        }
    }

    @Test
    void datagramIsAnsweredByDatagramWhateverItsViaNames() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            String request = client.request("OPTIONS", "tcp", "z9hG4bKtcp;maddr=127.0.0.9")
                    .replace("SIP/2.0/UDP", "SIP/2.0/TCP");

            assertThat(client.exchange(request)).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void answerGoesToThePortOfTheViaUnlessItAsksForAnother() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client();
                UdpClient listening = running.client()) {
            String request = client.request("OPTIONS", "old", "z9hG4bKold", "example.invalid:" + listening.port())
                    .replace(";rport", "");
            client.send(request);

            assertThat(listening.receive())
                    .startsWith("SIP/2.0 200")
                    .contains(";received=127.0.0.1")
                    .doesNotContain("rport");
        }
    }

    @Test
    void publicAddressStandsInWhatLeaves() throws Exception {
        AnsweringServlet proxying = new AnsweringServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doRequest(SipServletRequest request) throws IOException, ServletException {
                seen.add(request.getMethod());
                request.getProxy().setRecordRoute(true);
                request.getProxy().proxyTo(request.getRequestURI());
            }
        };
        try (RunningEngine running = new RunningEngine(proxying).inService();
                UdpClient callee = running.client()) {
            InetSocketAddress inside = new InetSocketAddress(running.address.getAddress(), RunningEngine.freePort());
            running.engine.removeConnector("udp");
            running.engine.removeConnector("tcp");
            running.engine.addConnector(
                    new ConnectorSettings("nat", Transport.UDP, inside, "192.0.2.44", 5099, null, false));
            try (UdpClient caller = new UdpClient(inside)) {
                caller.send(caller.request("INVITE", "nat", "z9hG4bKnat")
                        .replace("sip:someone@127.0.0.1 ", "sip:someone@127.0.0.1:" + callee.port() + " "));

                String invite = callee.receive();
                assertThat(invite).startsWith("INVITE ").containsPattern("Via: SIP/2.0/UDP 192.0.2.44:5099");
                assertThat(invite).containsPattern("Record-Route: <sip:192.0.2.44:5099");
            }
        }
    }

    @Test
    void answersNameNeitherTheStackNorItsMaker() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            for (String method : List.of("OPTIONS", "INVITE", "SUBSCRIBE", "UNHEARDOF", "BYE", "PRACK")) {
                String answer = client.exchange(client.request(method, method, "z9hG4bK" + method));

                assertThat(answer.toLowerCase(Locale.ROOT))
                        .doesNotContain("restcomm", "mobicents", "jain", "nist", "telestax", "java");
            }
        }
    }

    @Test
    void challengesOfAServletAreAllSent() throws Exception {
        AnsweringServlet challenging = new AnsweringServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doRequest(SipServletRequest request) throws IOException {
                SipServletResponse response = request.createResponse(407);
                response.addHeader("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"1\", algorithm=SHA-256");
                response.addHeader("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"1\", algorithm=MD5");
                response.send();
            }
        };
        try (RunningEngine running = new RunningEngine(challenging).inService();
                UdpClient client = running.client()) {
            assertThat(client.exchange(client.request("OPTIONS", "c", "z9hG4bKc")))
                    .containsSubsequence("algorithm=SHA-256", "algorithm=MD5");
        }
    }

    @Test
    void retransmissionReachesTheServletOnce() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient client = running.client()) {
            String request = client.request("OPTIONS", "again", "z9hG4bKagain");
            client.exchange(request);
            assertThat(client.exchange(request)).startsWith("SIP/2.0 200");

            assertThat(running.servlet.seen).hasSize(1);
        }
    }

    @Test
    void statisticsAreNeverReportedToAnyone() throws Exception {
        new RestcommStatsReporter().start(1, java.util.concurrent.TimeUnit.MILLISECONDS);
        try (RunningEngine running = new RunningEngine().inService()) {
            assertThat(RestcommStatsReporter.class.getDeclaredFields())
                    .as("a stand-in without a connection or a thread")
                    .hasSize(2);
            assertThat(threadNames())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("metrics"));
        }
    }

    @Test
    void engineLeavesNoThreadsBehind() throws Exception {
        Set<String> before = threadNames();
        for (int i = 0; i < 2; i++) {
            try (RunningEngine running = new RunningEngine().inService();
                    UdpClient client = running.client()) {
                assertThat(client.exchange(client.request("OPTIONS", "a", "z9hG4bK" + i)))
                        .startsWith("SIP/2.0 200");
            }
        }

        Awaitility.await().untilAsserted(() -> assertThat(threadNames())
                .isSubsetOf(before)
                .as("the one for events waits without an end unless it is woken")
                .doesNotContain("EventScannerThread"));
    }

    @Test
    void takenPortIsToldWithConnectorAndAddress() throws Exception {
        try (RunningEngine running = new RunningEngine()) {
            assertThatThrownBy(() -> running.engine.addConnector(
                            ConnectorSettings.plain("second", Transport.UDP, running.address)))
                    .hasMessageContaining("second")
                    .hasMessageContaining(String.valueOf(running.address.getPort()));
        }
    }

    @Test
    void portOfAnotherProgramIsToldWithConnectorAndAddress() throws Exception {
        try (RunningEngine running = new RunningEngine();
                DatagramSocket other = new DatagramSocket(0, running.address.getAddress())) {
            InetSocketAddress taken = new InetSocketAddress(running.address.getAddress(), other.getLocalPort());

            assertThatThrownBy(() -> running.engine.addConnector(ConnectorSettings.plain("late", Transport.UDP, taken)))
                    .hasMessageContaining("late")
                    .hasMessageContaining(String.valueOf(taken.getPort()));
        }
    }

    private static Set<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoin") && !name.startsWith("awaitility"))
                .collect(Collectors.toSet());
    }
}
