package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.sip.Address;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipURI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.SourceGate;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;

/** TCP connections to a running engine. */
@Timeout(60)
class StreamTest {

    private static final ConnectionLimits STRICT =
            new ConnectionLimits(20, 3, Duration.ofSeconds(10), Duration.ofMillis(300));

    @Test
    void requestsOfOneSegmentAreAnsweredEach() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                StreamClient client = running.stream()) {
            client.send(client.request("OPTIONS", "one", "z9hG4bK1", "l: 3\r\n\r\nabc")
                    + client.request("OPTIONS", "one", "z9hG4bK2", "\r\n"));

            assertThat(client.receive()).startsWith("SIP/2.0 200").contains("z9hG4bK1");
            assertThat(client.receive()).startsWith("SIP/2.0 200").contains("z9hG4bK2");
        }
    }

    @Test
    void hugeContentLengthClosesTheConnectionAndHarmsNobody() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                StreamClient attacker = running.stream();
                StreamClient other = running.stream()) {
            attacker.send(attacker.request("OPTIONS", "huge", "z9hG4bKh", "Content-Length: 2147483647\r\n\r\n"));

            assertThat(attacker.isClosedByPeer()).isTrue();
            assertThat(other.exchange(other.request("OPTIONS", "o", "z9hG4bKo")))
                    .startsWith("SIP/2.0 200");
        }
    }

    @Test
    void malformedRequestIsRefusedAndTheConnectionStays() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                StreamClient client = running.stream()) {
            String broken = client.request("OPTIONS", "bad", "z9hG4bKbad").replace("CSeq: 1 ", "CSeq: x ");

            assertThat(client.exchange(broken)).startsWith("SIP/2.0 400 Bad Request\r\n");
            assertThat(client.exchange(client.request("OPTIONS", "good", "z9hG4bKgood")))
                    .startsWith("SIP/2.0 200");
            assertThat(running.engine.statistics().malformed()).isEqualTo(1);
        }
    }

    @Test
    void gateIsAskedForTheConnectionAndForEachMessage() throws Exception {
        try (RunningEngine running = new RunningEngine().inService()) {
            AtomicInteger asked = new AtomicInteger();
            running.engine
                    .gates()
                    .register((transport, high, low, port, length) ->
                            asked.incrementAndGet() == 3 ? Verdict.DROP : Verdict.PASS);
            try (StreamClient client = running.stream()) {
                client.exchange(client.request("OPTIONS", "one", "z9hG4bK1"));
                client.send(client.request("OPTIONS", "two", "z9hG4bK2"));
                assertThat(client.isSilent()).isTrue();
                client.exchange(client.request("OPTIONS", "three", "z9hG4bK3"));
            }

            assertThat(asked).hasValue(4);
            assertThat(running.servlet.seen).containsExactly("OPTIONS one", "OPTIONS three");
        }
    }

    @Test
    void gateHearsOnceThatAConnectionHasClosed() throws Exception {
        List<String> closed = new CopyOnWriteArrayList<>();
        SourceGate gate = new SourceGate() {
            @Override
            public Verdict admit(Transport transport, long high, long low, int port, int length) {
                return Verdict.PASS;
            }

            @Override
            public void closed(Transport transport, long high, long low, int port) {
                closed.add(transport + " " + new SourceAddress(high, low, port));
            }
        };
        try (RunningEngine running = new RunningEngine().inService()) {
            running.engine.gates().register(gate);
            Socket socket = new Socket(running.address.getAddress(), running.address.getPort());
            int port = socket.getLocalPort();
            Awaitility.await().until(() -> running.engine.connections() == 1);
            assertThat(closed).isEmpty();
            socket.close();

            Awaitility.await().until(() -> running.engine.connections() == 0);
            Awaitility.await().untilAsserted(() -> assertThat(closed).containsExactly("TCP 127.0.0.1:" + port));
        }
    }

    @Test
    void requestDroppedByAGateIsNotAnsweredAtAll() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                StreamClient client = running.stream()) {
            running.engine.gates().register(request -> MessageVerdict.DROP);
            client.send(client.request("OPTIONS", "drop", "z9hG4bKd"));

            assertThat(client.isSilent()).isTrue();
        }
    }

    @Test
    void answerOfAGateIsTheOnlyAnswer() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                StreamClient client = running.stream()) {
            running.engine.gates().register(request -> new MessageVerdict.Answer(403, "Forbidden"));

            assertThat(client.exchange(client.request("OPTIONS", "no", "z9hG4bKn")))
                    .startsWith("SIP/2.0 403 Forbidden");
            assertThat(client.isSilent()).isTrue();
            assertThat(running.engine.serverTransactions()).isZero();
        }
    }

    @Test
    void keepAliveIsAnswered() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                StreamClient client = running.stream()) {
            client.send("\r\n\r\n");

            assertThat(client.read()).isEqualTo('\r');
            assertThat(client.read()).isEqualTo('\n');
        }
    }

    @Test
    void messageThatDripsIsCutOff() throws Exception {
        try (RunningEngine running = new RunningEngine(STRICT).inService();
                StreamClient client = running.stream();
                StreamClient quiet = running.stream()) {
            client.send("OPTIONS sip:someone@127.0.0.1 SIP/2.0\r\n");
            assertThat(client.isClosedByPeer()).isTrue();

            assertThat(quiet.exchange(quiet.request("OPTIONS", "q", "z9hG4bKq")))
                    .as("a connection without a message begun stays")
                    .startsWith("SIP/2.0 200");
        }
    }

    @Test
    void connectionsOfOneAddressAreBounded() throws Exception {
        try (RunningEngine running = new RunningEngine(STRICT).inService()) {
            try (StreamClient first = running.stream();
                    StreamClient second = running.stream();
                    StreamClient third = running.stream();
                    StreamClient fourth = running.stream()) {
                assertThat(fourth.isClosedByPeer()).isTrue();
                assertThat(third.exchange(third.request("OPTIONS", "t", "z9hG4bKt")))
                        .startsWith("SIP/2.0 200");
                assertThat(running.engine.connections()).isEqualTo(3);
            }
            Awaitility.await().untilAsserted(() -> assertThat(running.engine.connections())
                    .isZero());
            try (StreamClient again = running.stream()) {
                assertThat(again.exchange(again.request("OPTIONS", "a", "z9hG4bKa")))
                        .startsWith("SIP/2.0 200");
            }
        }
    }

    @Test
    void requestToARegisteredContactUsesTheConnectionItCameFrom() throws Exception {
        AnsweringServlet calling = new AnsweringServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doRequest(SipServletRequest request) throws IOException, ServletException {
                super.doRequest(request);
                SipFactory factory = (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
                Address me = factory.createAddress("<sip:server@127.0.0.1>");
                SipServletRequest back =
                        factory.createRequest(factory.createApplicationSession(), "MESSAGE", me, request.getFrom());
                SipURI flow = factory.createSipURI("me", request.getInitialRemoteAddr());
                flow.setPort(request.getInitialRemotePort());
                flow.setTransportParam("tcp");
                back.setRequestURI(flow);
                back.send();
            }
        };
        try (RunningEngine running = new RunningEngine(calling).inService();
                StreamClient client = running.stream()) {
            assertThat(client.exchange(client.request("REGISTER", "r", "z9hG4bKr")))
                    .startsWith("SIP/2.0 200");
            assertThat(client.receive()).startsWith("MESSAGE sip:me@127.0.0.1:" + client.port());
        }
    }
}
