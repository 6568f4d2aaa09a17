package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;

/** What outlives the process. */
class RestartTest {

    private static final int PORT_OFFSET = 920;

    @Test
    void registeredPhoneIsCalledAfterARestartWithoutRegisteringAgain() {
        try (RunningServer server = RunningServer.start("restart", ServerOptions.demo(PORT_OFFSET));
                SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob")) {
            assertThat(bob.register(Duration.ofMinutes(10)).status()).isEqualTo(200);

            server.stop();
            server.startAgain();

            SipDialog call = alice.call("sip:bob@" + RunningServer.DEMO_DOMAIN, SipDialog.SDP);
            SipDialog ringing = bob.awaitCall();
            ringing.answer(200, SipDialog.SDP);
            call.await(200);
            call.acknowledge();
            ringing.awaitRequest("ACK");
            call.hangUp();
            ringing.awaitBye(SipPhone.SOON);
        }
    }

    @Test
    void sigtermHangsUpAndSettlesRunningCallsAndEndsTheServerCleanly() {
        try (RunningServer server = RunningServer.start("goodbye", ServerOptions.demo(PORT_OFFSET));
                SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob")) {
            SipDialog running = alice.call("sip:49301001@" + RunningServer.DEMO_DOMAIN, SipDialog.SDP);
            running.await(200);
            running.acknowledge();
            SipDialog ringing = bob.call("sip:4930408@" + RunningServer.DEMO_DOMAIN, SipDialog.SDP);
            ringing.await(180);

            server.stop();

            running.awaitBye(SipPhone.SOON);
            assertThat(ringing.awaitFinal().status()).isGreaterThanOrEqualTo(480);
            assertThat(server.console().lines()).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
            try (Books books = Books.embedded(server.data())) {
                books.areBalanced();
                assertThat(books.calls("alice@" + RunningServer.DEMO_DOMAIN, "ANSWERED"))
                        .isOne();
                assertThat(books.calls("bob@" + RunningServer.DEMO_DOMAIN, "FAILED"))
                        .isOne();
            }
        }
    }
}
