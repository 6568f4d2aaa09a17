package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.URI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages of one call that follow each other at once. */
@Timeout(60)
class OrderTest {

    private static final int CALLS = 200;

    @Test
    void ackRightAfterThe200ReachesTheServlet() throws Exception {
        try (RunningEngine running = new RunningEngine().inService();
                UdpClient caller = running.client()) {
            for (int call = 0; call < CALLS; call++) {
                String invite = caller.request("INVITE", "call" + call, "z9hG4bKi" + call);
                String answer = caller.exchange(invite);
                while (!answer.startsWith("SIP/2.0 200") || !answer.contains("Call-ID: call" + call + "\r\n")) {
                    answer = caller.receive();
                }
                caller.send(ack(caller.request("ACK", "call" + call, "z9hG4bKa" + call), answer));
            }

            Awaitility.await().untilAsserted(() -> assertThat(
                            running.servlet.seen.stream().filter(seen -> seen.startsWith("ACK")))
                    .hasSize(CALLS));
        }
    }

    @Test
    void proxied180ArrivesBeforeThe200ThatFollowsItAtOnce() throws Exception {
        try (UdpClient callee = new UdpClient(null)) {
            try (RunningEngine running = new RunningEngine(new ProxyServlet(callee.port())).inService();
                    UdpClient caller = running.client()) {
                Thread answering = new Thread(() -> answerAll(callee, running));
                answering.start();
                for (int call = 0; call < CALLS; call++) {
                    caller.send(caller.request("INVITE", "call" + call, "z9hG4bKi" + call));
                    assertThat(answers(caller, "call" + call))
                            .as("call %d", call)
                            .containsExactly("180", "200");
                }
                callee.close();
                answering.join();
            }
        }
    }

    /** The answers to one INVITE but for the 100, until the final one. */
    private static List<String> answers(UdpClient caller, String callId) throws IOException {
        List<String> statuses = new ArrayList<>();
        while (!statuses.contains("200")) {
            String answer = caller.receive();
            if (answer.contains("Call-ID: " + callId + "\r\n") && !answer.startsWith("SIP/2.0 100")) {
                statuses.add(answer.substring(8, 11));
            }
        }
        return statuses;
    }

    private static void answerAll(UdpClient callee, RunningEngine running) {
        try {
            while (true) {
                String request = callee.receive();
                if (request.startsWith("INVITE")) {
                    callee.send(response(request, "180 Ringing", callee), running.address);
                    callee.send(response(request, "200 OK", callee), running.address);
                }
            }
        } catch (SocketTimeoutException silence) {
            throw new IllegalStateException("no call came", silence);
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static String response(String request, String status, UdpClient callee) {
        String headers = request.substring(request.indexOf("\r\n") + 2)
                .lines()
                .filter(line -> line.matches("(?i)(via|from|call-id|cseq|record-route):.*"))
                .reduce("", (all, line) -> all + line + "\r\n");
        String to = request.lines()
                .filter(line -> line.startsWith("To:"))
                .findFirst()
                .orElseThrow();
        return "SIP/2.0 " + status + "\r\n" + headers + to + ";tag=callee\r\nContact: <sip:callee@127.0.0.1:"
                + callee.port() + ">\r\nContent-Length: 0\r\n\r\n";
    }

    private static String ack(String ack, String answer) {
        String to = answer.lines()
                .filter(line -> line.startsWith("To:"))
                .findFirst()
                .orElseThrow();
        return ack.replaceFirst("To: [^\r]*", to);
    }

    /** Proxies each INVITE to one callee. */
    private static final class ProxyServlet extends AnsweringServlet {

        private static final long serialVersionUID = 1L;

        private final int callee;

        ProxyServlet(int callee) {
            this.callee = callee;
        }

        @Override
        protected void doRequest(SipServletRequest request) throws IOException, ServletException {
            if (request.getMethod().equals("INVITE")) {
                URI target = request.getRequestURI().clone();
                ((SipURI) target).setPort(callee);
                request.getProxy().proxyTo(target);
            }
        }

        @Override
        protected void doResponse(SipServletResponse response) {
            // the proxy forwards it
        }
    }
}
