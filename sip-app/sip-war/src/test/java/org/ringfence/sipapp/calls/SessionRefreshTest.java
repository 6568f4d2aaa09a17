package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.sipclient.SipPhone.SOON;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.call.routing.SipUser;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Session timers over real SIP; the server's timers of a session of 1800 s end within seconds here. */
@Spec("B6")
class SessionRefreshTest {

    private static final String BOB = "sip:bob@ringfence.example";
    private static final SipMessage.Header TIMER = new SipMessage.Header("Supported", "timer");

    private static RunningCalls server;
    private static SipUser bobUser;
    private SipPhone alice;
    private SipPhone bob;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningCalls();
        server.service.hurrySessionTimers();
        server.service.user("alice", "20.00");
        bobUser = server.service.user("bob", "10.00");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void plugIn() {
        alice = server.phone("alice");
        bob = server.phone("bob");
        server.service.register(bobUser, bob.address());
    }

    @AfterEach
    void unplug() {
        server.service.unregister(bobUser);
        alice.close();
        bob.close();
    }

    /** A call whose caller refreshes by itself; the callee's answer is as given. */
    private SipDialog[] talking(SipMessage.Header... answerHeaders) {
        SipDialog caller = alice.dialog(BOB);
        caller.invite(SipDialog.SDP, List.of(TIMER, new SipMessage.Header("Session-Expires", "900;refresher=uac")));
        SipDialog callee = bob.awaitCall();
        SipMessage answer = callee.invitation().answer(200, "OK", "bobs-tag").with("Contact", bob.contact());
        for (SipMessage.Header header : answerHeaders) {
            answer = answer.with(header.name(), header.value());
        }
        bob.send(answer.withSdp(SipDialog.SDP));
        caller.await(200);
        caller.acknowledge();
        callee.awaitRequest("ACK");
        return new SipDialog[] {caller, callee};
    }

    private void hangUp(SipDialog[] call) {
        call[0].hangUp();
        call[1].awaitBye(SOON);
    }

    @Test
    void phoneWithoutSessionTimersIsRefreshedByAnInviteThatChangesNothing() {
        SipDialog[] call = talking();
        SipMessage refresh = call[1].awaitRequest("INVITE");
        call[1].answer(refresh, 200, SipDialog.SDP);
        call[1].awaitRequest("ACK");

        assertThat(refresh.body()).isEqualTo(SipDialog.SDP);
        assertThat(refresh.header("Session-Expires")).isEqualTo("1800;refresher=uac");
        hangUp(call);
    }

    @Test
    void phoneThatTakesUpdateIsRefreshedByIt() {
        SipDialog[] call = talking(new SipMessage.Header("Allow", "INVITE, ACK, BYE, CANCEL, UPDATE"));
        SipMessage refresh = call[1].awaitRequest("UPDATE");
        call[1].answer(refresh, 200, "");

        assertThat(refresh.body()).isEmpty();
        hangUp(call);
    }

    @Test
    void phoneThatKnowsNothingOfTheCallAnyMoreEndsIt() {
        SipDialog[] call = talking();
        call[1].answer(call[1].awaitRequest("INVITE"), 481, "");
        call[0].awaitBye(SOON);
    }

    @Test
    void phoneThatPromisedToRefreshAndDoesNotIsLost() {
        SipDialog[] call = talking(
                new SipMessage.Header("Require", "timer"),
                new SipMessage.Header("Session-Expires", "1800;refresher=uas"));
        assertThat(call[0].awaitBye(SOON).header("Reason")).isEqualTo("Q.850;cause=102");
        call[1].awaitBye(SOON);
    }
}
