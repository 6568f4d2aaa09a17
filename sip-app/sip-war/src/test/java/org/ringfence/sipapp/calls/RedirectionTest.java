package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ringfence.sipapp.calls.CallFlowTest.sdp;
import static org.ringfence.sipclient.SipPhone.SOON;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.session.EndCause;
import org.ringfence.policy.CallPolicy.Redirects;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Phones that send their callers elsewhere. */
class RedirectionTest {

    private static final String BOB = "sip:bob@ringfence.example";

    private static RunningCalls server;
    private static SipUser alice;
    private static SipUser bob;
    private static SipUser carol;
    private SipPhone alicesPhone;
    private SipPhone bobsPhone;
    private SipPhone carolsPhone;
    private static SipPhone carrier;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningCalls();
        alice = server.service.user("alice", "20.00");
        bob = server.service.user("bob", "1.00", "49302222");
        carol = server.service.user("carol", "0.00");
        carrier = server.phone("carrier");
        server.service.trunk("carrier", "4989", carrier.address());
    }

    @AfterAll
    static void stop() {
        carrier.close();
        server.close();
    }

    @BeforeEach
    void plugIn() {
        server.service.redirects(Redirects.ALL, 2);
        alicesPhone = server.phone("alice");
        bobsPhone = server.phone("bob");
        carolsPhone = server.phone("carol");
        server.service.register(bob, bobsPhone.address());
        server.service.register(carol, carolsPhone.address());
    }

    @AfterEach
    void unplug() {
        server.service.unregister(bob);
        server.service.unregister(carol);
        alicesPhone.close();
        bobsPhone.close();
        carolsPhone.close();
        List.of(alice, bob, carol).forEach(user -> await().atMost(SOON).until(() -> server.service.holdsNothing(user)));
        assertThat(server.service.live.count()).isZero();
    }

    private SipDialog callThatIsSentTo(String... contacts) {
        SipDialog caller = alicesPhone.call(BOB, sdp("40001"));
        send(bobsPhone.awaitCall(), bobsPhone, contacts);
        return caller;
    }

    private static void send(SipDialog callee, SipPhone phone, String... contacts) {
        SipMessage answer = callee.invitation().answer(302, "Moved", "elsewhere");
        for (String contact : contacts) {
            answer = answer.with("Contact", contact);
        }
        phone.send(answer);
        callee.awaitRequest("ACK");
    }

    private static CallRecord last(SipUser user) {
        await().atMost(SOON).until(() -> server.service.holdsNothing(user));
        return server.service.records(user).get(0);
    }

    private SipDialog[] talking(SipPhone to, String contact) {
        SipDialog caller = callThatIsSentTo(contact);
        SipDialog callee = to.awaitCall();
        assertThat(callee.invitation().body()).contains("40001");
        callee.answer(180, "");
        caller.await(180);
        callee.answer(200, sdp("40002"));
        assertThat(caller.await(200).body()).contains("40002");
        caller.acknowledge();
        callee.awaitRequest("ACK");
        return new SipDialog[] {caller, callee};
    }

    @Test
    @Spec("E3")
    void callThatIsSentToANumberIsPaidByWhoSentIt() {
        SipDialog[] call = talking(carrier, "<sip:4989123@ringfence.example>");
        call[0].hangUp();
        call[1].awaitBye(SOON);

        CallRecord onward = last(bob);
        assertThat(onward.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(onward.attempt().origin()).isEqualTo(CallOrigin.FORWARDED);
        assertThat(onward.attempt().caller()).isEqualTo("bob@ringfence.example");
        assertThat(onward.attempt().destination().text()).isEqualTo("4989123");
        assertThat(onward.billed().charge().isPositive()).isTrue();
        CallRecord first = last(alice);
        assertThat(first.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(first.billed().charge().isZero()).isTrue();
        assertThat(onward.attempt().callReference())
                .as("both are found by the caller's Call-ID")
                .isEqualTo(first.attempt().callReference());
        assertThat(call[1].invitation().header("From"))
                .as("the carrier is told of bob alone")
                .contains("49302222")
                .doesNotContain("alice");
    }

    @Test
    @Spec("E3")
    void userIsToldWhoCallsAndEitherPartyHangsUp() {
        server.service.redirects(Redirects.USERS, 1);
        SipDialog[] call = talking(carolsPhone, "<sip:carol@ringfence.example>");
        assertThat(call[1].invitation().header("From")).contains("alice");
        call[1].hangUp();
        call[0].awaitBye(SOON);

        assertThat(last(bob).release().cause()).isEqualTo("CALLEE_HUNG_UP");
        assertThat(last(alice).release().cause()).isEqualTo("CALLEE_HUNG_UP");
    }

    @Test
    @Spec("E3")
    void requestsOfBothPartiesCrossTheJunction() {
        SipDialog[] call = talking(carolsPhone, "<sip:carol@ringfence.example>");

        call[0].invite(sdp("40003"));
        SipMessage again = call[1].awaitRequest("INVITE");
        assertThat(again.body()).contains("40003");
        call[1].answer(again, 200, sdp("40004"));
        assertThat(call[0].await(200).body()).contains("40004");
        call[0].acknowledge();
        call[1].awaitRequest("ACK");

        call[1].send(call[1].request("INFO"));
        SipMessage info = call[0].awaitRequest("INFO");
        call[0].answer(info, 200, "");
        call[1].awaitAnswer("INFO", 200);

        call[0].hangUp();
        call[1].awaitBye(SOON);
    }

    @Test
    @Spec({"E3", "F8"})
    void moneyOfWhoSentTheCallEndsItForAll() {
        SipDialog[] call = talking(carrier, "<sip:4989123@ringfence.example>");
        server.service.live.endThose(attempt -> attempt.account().equals(bob.account()), EndCause.MONEY_EXHAUSTED);
        call[0].awaitBye(SOON);
        call[1].awaitBye(SOON);

        assertThat(last(bob).release().cause()).isEqualTo("MONEY_EXHAUSTED");
        assertThat(last(alice).release().cause()).isEqualTo("CALLEE_HUNG_UP");
    }

    @Test
    @Spec("E3")
    void whoHasNoMoneySendsNobodyToANumber() {
        SipDialog caller = alicesPhone.call("sip:carol@ringfence.example", sdp("40001"));
        send(carolsPhone.awaitCall(), carolsPhone, "<sip:4989123@ringfence.example>");
        caller.await(480);

        assertThat(last(carol).release().cause()).isEqualTo("INSUFFICIENT_CREDIT");
        assertThat(last(alice).outcome()).isEqualTo(CallOutcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:carol@elsewhere.example>",
                "<sip:bob@ringfence.example>",
                "<sip:nobody@ringfence.example>",
                "<sip:4910000@ringfence.example>",
                "<sip:112@ringfence.example>"
            })
    @Spec("E3")
    void whatBobMayNotCallHeSendsNobodyTo(String contact) {
        int before = server.service.records(bob).size();
        callThatIsSentTo(contact).await(480);

        await().atMost(SOON).until(() -> server.service.records(bob).size() == before + 1);
        assertThat(last(bob).outcome()).isEqualTo(CallOutcome.REFUSED);
    }

    @Test
    @Spec("E3")
    void numbersAreForPoliciesThatAllowThem() {
        server.service.redirects(Redirects.USERS, 1);
        callThatIsSentTo("<sip:4989123@ringfence.example>").await(480);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(last(bob).release().cause()).isEqualTo("FORBIDDEN_DESTINATION"));

        int before = server.service.records(bob).size();
        server.service.redirects(Redirects.REFUSE, 1);
        callThatIsSentTo("<sip:carol@ringfence.example>").await(480);
        assertThat(server.service.records(bob)).hasSize(before);
    }

    @Test
    @Spec("E3")
    void callerIsSentElsewhereAsOftenAsThePolicySaysAndNotOnceMore() {
        SipDialog caller = callThatIsSentTo("<sip:carol@ringfence.example>");
        send(carolsPhone.awaitCall(), carolsPhone, "<sip:bob@ringfence.example>");
        send(bobsPhone.awaitCall(), bobsPhone, "<sip:carol@ringfence.example>");
        caller.await(480);
    }

    @Test
    @Spec("E3")
    void trunkSendsNobodyElsewhere() {
        SipDialog caller = alicesPhone.call("sip:4989123@ringfence.example", sdp("40001"));
        send(carrier.awaitCall(), carrier, "<sip:carol@ringfence.example>");
        caller.await(480);
    }

    @Test
    @Spec("E3")
    void contactThatIsPreferredIsTaken() {
        SipDialog caller =
                callThatIsSentTo("<sip:4910000@ringfence.example>;q=0.2", "<sip:carol@ringfence.example>;q=0.7");
        carolsPhone.awaitCall().answer(486, "");
        caller.await(486);
        assertThat(last(bob).outcome()).isEqualTo(CallOutcome.FAILED);
    }

    @Test
    @Spec("E3")
    void callerThatGivesUpCancelsTheCallThatGoesOn() {
        SipDialog caller = callThatIsSentTo("<sip:carol@ringfence.example>");
        SipDialog callee = carolsPhone.awaitCall();
        callee.answer(180, "");
        caller.await(180);
        caller.cancel();
        callee.answer(callee.awaitRequest("CANCEL"), 200, "");
        callee.answer(487, "");
        callee.awaitRequest("ACK");
        caller.await(487);
        assertThat(last(bob).release().cause()).isEqualTo("CANCELLED");
    }
}
