package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.URI;
import org.junit.jupiter.api.Test;

/** A request that goes to several phones at once is answered as RFC 3261 section 16.7 has it. */
class ForkTest {

    @Test
    void firstAcceptanceIsForwardedAtOnceThoughAnotherPhoneIsDead() throws Exception {
        try (UdpClient dead = new UdpClient(null);
                UdpClient phone = new UdpClient(null);
                RunningEngine running = forkingTo(dead, phone);
                UdpClient sender = running.client()) {
            sender.send(sender.request("MESSAGE", "alive", "z9hG4bKalive"));
            phone.send(answer(phone.receive(), "200 OK"), running.address);

            // the dead phone would be waited for twice as long as for this
            assertThat(sender.receive()).startsWith("SIP/2.0 200").contains("Call-ID: alive");
        }
    }

    @Test
    void acceptanceOfASecondPhoneIsNotForwarded() throws Exception {
        try (UdpClient first = new UdpClient(null);
                UdpClient second = new UdpClient(null);
                RunningEngine running = forkingTo(first, second);
                UdpClient sender = running.client()) {
            sender.send(sender.request("MESSAGE", "both", "z9hG4bKboth"));
            String toSecond = second.receive();
            first.send(answer(first.receive(), "200 OK"), running.address);
            assertThat(sender.receive()).startsWith("SIP/2.0 200");

            second.send(answer(toSecond, "200 OK"), running.address);

            assertThatThrownBy(sender::receiveSoon).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusalWaitsForTheOtherPhones() throws Exception {
        try (UdpClient first = new UdpClient(null);
                UdpClient second = new UdpClient(null);
                RunningEngine running = forkingTo(first, second);
                UdpClient sender = running.client()) {
            sender.send(sender.request("MESSAGE", "refused", "z9hG4bKrefused"));
            String toSecond = second.receive();
            first.send(answer(first.receive(), "415 Unsupported Media Type"), running.address);
            assertThatThrownBy(sender::receiveSoon).isInstanceOf(SocketTimeoutException.class);

            second.send(answer(toSecond, "200 OK"), running.address);

            assertThat(sender.receive()).startsWith("SIP/2.0 200");
        }
    }

    private static RunningEngine forkingTo(UdpClient... phones) throws Exception {
        return new RunningEngine(new ForkingServlet(
                        Arrays.stream(phones).map(UdpClient::port).toList()))
                .inService();
    }

    private static String answer(String request, String status) {
        StringBuilder answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String line : request.split("\r\n")) {
            if (line.matches("(Via|From|Call-ID|CSeq):.*")) {
                answer.append(line).append("\r\n");
            } else if (line.startsWith("To:")) {
                answer.append(line).append(";tag=phone\r\n");
            }
        }
        return answer.append("Content-Length: 0\r\n\r\n").toString();
    }

    /** Proxies each request to all phones at once. */
    private static final class ForkingServlet extends AnsweringServlet {

        private static final long serialVersionUID = 1L;

        private final ArrayList<Integer> phones;

        ForkingServlet(List<Integer> phones) {
            this.phones = new ArrayList<>(phones);
        }

        @Override
        protected void doRequest(SipServletRequest request) throws IOException, ServletException {
            List<URI> targets = new ArrayList<>();
            for (int phone : phones) {
                SipURI target = (SipURI) request.getRequestURI().clone();
                target.setPort(phone);
                targets.add(target);
            }
            Proxy proxy = request.getProxy();
            proxy.setParallel(true);
            proxy.setRecordRoute(false);
            proxy.setSupervised(false);
            proxy.proxyTo(targets);
        }

        @Override
        protected void doResponse(SipServletResponse response) {
            // the proxy forwards it
        }
    }
}
