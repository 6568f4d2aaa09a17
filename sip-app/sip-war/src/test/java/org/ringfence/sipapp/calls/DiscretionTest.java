package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.call.routing.SipUser;
import org.ringfence.sipapp.Telltales;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Whatever a phone writes into whichever message beside the session itself, the other phone does not get to see it. */
@Spec({"E4", "N2", "N5", "N6"})
class DiscretionTest {

    private static final String SECRET = "secret-of-";

    private static RunningCalls server;
    private static SipUser bobUser;
    private SipPhone alice;
    private SipPhone bob;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningCalls();
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

    /** Headers that tell something about a phone and its user. */
    private static List<SipMessage.Header> telling(SipPhone phone) {
        String secret = SECRET + phone.user();
        List<SipMessage.Header> headers = new ArrayList<>();
        for (String name : List.of("User-Agent", "Server", "Organization", "Subject", "X-Device", "Date", "P-Charge")) {
            headers.add(new SipMessage.Header(name, secret));
        }
        for (String name : List.of(
                "Call-Info",
                "Alert-Info",
                "Error-Info",
                "P-Asserted-Identity",
                "P-Preferred-Identity",
                "Remote-Party-ID",
                "Reply-To",
                "History-Info",
                "Diversion",
                "Geolocation")) {
            headers.add(new SipMessage.Header(name, "<sip:" + secret + "@" + phone.address() + ">"));
        }
        headers.add(new SipMessage.Header("Reason", "SIP;cause=200;text=\"" + secret + "\""));
        headers.add(new SipMessage.Header("Warning", "399 " + phone.address() + " \"" + secret + "\""));
        headers.add(new SipMessage.Header("Record-Route", "<sip:" + phone.address() + ";lr;" + secret + ">"));
        return headers;
    }

    private static SipMessage told(SipMessage message, SipPhone by) {
        SipMessage more = message;
        for (SipMessage.Header header : telling(by)) {
            more = more.with(header.name(), header.value());
        }
        return more;
    }

    private void answer(SipMessage request, int status, SipPhone by, String body) {
        SipMessage answer = request.answer(status, SECRET + by.user(), "tag").with("Contact", by.contact());
        by.send(told(body.isEmpty() ? answer : answer.withSdp(body), by));
    }

    private void tell(SipDialog from, SipPhone by, String method) {
        from.send(told(from.request(method), by));
    }

    private void nothingGotAcross(SipDialog caller, SipDialog callee) {
        assertThat(bob.received()).isNotEmpty().noneMatch(message -> reveals(message, alice, caller));
        assertThat(alice.received()).isNotEmpty().noneMatch(message -> reveals(message, bob, callee));
    }

    /** What comes back in an answer is the phone's own: its Via and Record-Route. */
    private static boolean reveals(SipMessage message, SipPhone other, SipDialog dialog) {
        String text = message.format();
        return text.contains(SECRET + other.user())
                || text.contains(other.address())
                || text.contains(dialog.callId())
                || text.contains("WildFly")
                || text.contains("estcomm");
    }

    @Test
    void callThatIsAnsweredHeldAndHungUp() {
        SipDialog caller = alice.dialog("sip:bob@ringfence.example");
        caller.invite(SipDialog.SDP, telling(alice));
        SipDialog callee = bob.awaitCall();
        answer(callee.invitation(), 183, bob, SipDialog.SDP);
        caller.await(183);
        answer(callee.invitation(), 200, bob, SipDialog.SDP);
        caller.await(200);
        caller.acknowledge();
        callee.awaitRequest("ACK");

        caller.invite(SipDialog.SDP + "a=sendonly\r\n", telling(alice));
        answer(callee.awaitRequest("INVITE"), 200, bob, SipDialog.SDP);
        caller.await(200);
        caller.acknowledge();
        callee.awaitRequest("ACK");
        tell(caller, alice, "INFO");
        answer(callee.awaitRequest("INFO"), 200, bob, "");
        caller.awaitAnswer("INFO", 200);
        tell(caller, alice, "BYE");
        answer(callee.awaitRequest("BYE"), 200, bob, "");
        caller.awaitAnswer("BYE", 200);

        nothingGotAcross(caller, callee);
    }

    @Test
    void callThatIsRefused() {
        SipDialog caller = alice.dialog("sip:bob@ringfence.example");
        caller.invite(SipDialog.SDP, telling(alice));
        SipDialog callee = bob.awaitCall();
        answer(callee.invitation(), 603, bob, "");
        caller.await(603);

        nothingGotAcross(caller, callee);
    }

    @Test
    @Spec("E3")
    void callThatIsSentElsewhere() {
        SipDialog caller = alice.dialog("sip:bob@ringfence.example");
        caller.invite(SipDialog.SDP, telling(alice));
        SipDialog callee = bob.awaitCall();
        answer(callee.invitation(), 302, bob, "");
        caller.await(480);

        nothingGotAcross(caller, callee);
    }

    @Test
    void neitherPartyOfACallLearnsTheSoftwareOrTheMachineBetweenThem() throws Exception {
        SipDialog caller = alice.call("sip:bob@" + MemoryCalls.DOMAIN, CallFlowTest.sdp("40001"));
        SipDialog callee = bob.awaitCall();
        callee.answer(180, "");
        caller.await(180);
        callee.answer(200, CallFlowTest.sdp("40002"));
        caller.await(200);
        caller.acknowledge();
        callee.awaitRequest("ACK");
        caller.hangUp();
        callee.awaitBye(SipPhone.SOON);

        Telltales.areInNoneOf(alice.received());
        Telltales.areInNoneOf(bob.received());
    }
}
