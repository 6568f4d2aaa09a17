package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ringfence.sipclient.SipPhone.SOON;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.call.routing.SipUser;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Calls over real SIP through the container's engine. */
class CallFlowTest {

    private static final String BOB = "sip:bob@ringfence.example";
    private static final String BUSY_TRUNK = "sip:4940555@ringfence.example";

    private static RunningCalls server;
    private static SipUser aliceUser;
    private static SipUser bobUser;
    private SipPhone alice;
    private SipPhone bob;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningCalls();
        aliceUser = server.service.user("alice", "20.00", "49301111");
        bobUser = server.service.user("bob", "10.00");
        server.service.user("poor", "0.00");
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
        await().atMost(SOON).until(() -> server.service.holdsNothing(aliceUser));
    }

    static String sdp(String port) {
        return SipDialog.SDP.replace("40000", port);
    }

    private SipDialog[] talking() {
        SipDialog caller = alice.call(BOB, sdp("40001"));
        SipDialog callee = bob.awaitCall();
        callee.answer(180, "");
        caller.await(180);
        callee.answer(200, sdp("40002"));
        assertThat(caller.await(200).body()).contains("40002");
        caller.acknowledge();
        callee.awaitRequest("ACK");
        return new SipDialog[] {caller, callee};
    }

    private CallRecord lastRecord() {
        await().atMost(SOON).until(() -> server.service.holdsNothing(aliceUser));
        return server.service.records(aliceUser).get(0);
    }

    @Test
    void callIsSetUpAndEndedByTheCaller() {
        SipDialog[] call = talking();
        call[0].hangUp();
        call[1].awaitBye(SOON);

        assertThat(lastRecord().outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(lastRecord().release().cause()).isEqualTo("CALLER_HUNG_UP");
    }

    @Test
    void messagesLeaveFromThePortThatTheServerListensOn() {
        SipDialog[] call = talking();
        assertThat(bob.lastSource()).isEqualTo("127.0.0.1:" + server.address.getPort());
        call[0].hangUp();
        call[1].awaitBye(SOON);
    }

    @Test
    void callIsEndedByTheCallee() {
        SipDialog[] call = talking();
        call[1].hangUp();
        call[0].awaitBye(SOON);

        assertThat(lastRecord().release().cause()).isEqualTo("CALLEE_HUNG_UP");
    }

    @Test
    @Spec({"E4", "N2", "N5", "N6"})
    void neitherPartyLearnsAnythingOfTheOther() {
        alice.call(BOB, "v=0\r\n");
        SipDialog first = bob.awaitCall();
        first.answer(486, "");
        first.awaitRequest("ACK");
        SipDialog[] call = talking();
        call[0].hangUp();
        call[1].awaitBye(SOON);

        for (SipMessage message : bob.received()) {
            assertThat(message.format())
                    .doesNotContain(alice.address())
                    .doesNotContain(call[0].callId())
                    .doesNotContain("Record-Route");
        }
        for (SipMessage message : alice.received()) {
            assertThat(message.format()).doesNotContain(bob.address()).doesNotContain(call[1].callId());
        }
    }

    @Test
    @Spec("D16")
    void callerThatPosesAsSomebodyElseIsShownAsItself() {
        SipPhone impostor = server.phone("pose-boss");
        impostor.call(BOB, sdp("1"));
        SipDialog call = bob.awaitCall();
        call.answer(603, "");
        call.awaitRequest("ACK");
        impostor.close();

        assertThat(call.invitation().header("From")).contains("sip:alice@ringfence.example");
    }

    @Test
    void busyPhoneIsReported() {
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog callee = bob.awaitCall();
        callee.answer(486, "");
        caller.await(486);
        callee.awaitRequest("ACK");

        assertThat(lastRecord().outcome()).isEqualTo(CallOutcome.FAILED);
    }

    @Test
    void cancelReachesThePhone() {
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog callee = bob.awaitCall();
        callee.answer(180, "");
        caller.await(180);
        caller.cancel();
        SipMessage cancel = callee.awaitRequest("CANCEL");
        callee.answer(cancel, 200, "");
        callee.answer(487, "");
        callee.awaitRequest("ACK");
        caller.await(487);

        assertThat(lastRecord().release().cause()).isEqualTo("CANCELLED");
    }

    @Test
    void cancelBeforeAnyProgressIsSentWhenProgressCame() {
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog callee = bob.awaitCall();
        caller.cancel();
        caller.await(487);
        callee.answer(180, "");
        SipMessage cancel = callee.awaitRequest("CANCEL");
        callee.answer(cancel, 200, "");
        callee.answer(487, "");
        callee.awaitRequest("ACK");
    }

    @Test
    void answerThatCrossesTheCancelIsHungUp() {
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog callee = bob.awaitCall();
        callee.answer(180, "");
        caller.await(180);
        caller.cancel();
        SipMessage cancel = callee.awaitRequest("CANCEL");
        callee.answer(200, sdp("2"));
        callee.answer(cancel, 200, "");
        callee.awaitRequest("ACK");
        callee.awaitBye(SOON);
        caller.await(487);
    }

    @Test
    void allPhonesRingAndTheFirstThatAnswersGetsTheCall() {
        SipPhone mobile = server.phone("bob");
        server.service.register(bobUser, mobile.address());
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog desk = bob.awaitCall();
        SipDialog winner = mobile.awaitCall();
        desk.answer(180, "");
        winner.answer(180, "");
        caller.await(180);
        winner.answer(200, sdp("2"));
        caller.await(200);
        caller.acknowledge();
        winner.awaitRequest("ACK");
        SipMessage cancel = desk.awaitRequest("CANCEL");
        desk.answer(cancel, 200, "");
        desk.answer(487, "");
        desk.awaitRequest("ACK");
        caller.hangUp();
        winner.awaitBye(SOON);
        mobile.close();

        assertThat(cancel.header("Reason")).contains("cause=200");
    }

    @Test
    void nextGatewayTakesTheCallWhenOneIsBroken() {
        SipPhone first = server.phone("one");
        SipPhone second = server.phone("two");
        server.service.trunk("pair", "4940", first.address(), second.address());
        SipDialog caller = alice.call(BUSY_TRUNK, sdp("1"));
        SipDialog broken = first.awaitCall();
        broken.answer(503, "");
        SipDialog taken = second.awaitCall();
        taken.answer(200, sdp("2"));
        caller.await(200);
        caller.acknowledge();
        taken.awaitRequest("ACK");
        caller.hangUp();
        taken.awaitBye(SOON);
        first.close();
        second.close();

        assertThat(taken.invitation().header("From")).contains("+49301111");
        assertThat(taken.invitation().header("P-Asserted-Identity")).contains("+49301111");
    }

    @Test
    @Spec("E15")
    void earlyMediaReachTheCaller() {
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog callee = bob.awaitCall();
        callee.answer(183, sdp("40009"));

        assertThat(caller.await(183).body()).contains("40009");
        callee.answer(200, sdp("40009"));
        caller.await(200);
        caller.acknowledge();
        callee.awaitRequest("ACK");
        caller.hangUp();
        callee.awaitBye(SOON);
    }

    @Test
    void inviteWithoutOfferGetsItInThe200AndAnswersInTheAck() {
        SipDialog caller = alice.call(BOB, "");
        SipDialog callee = bob.awaitCall();
        assertThat(callee.invitation().body()).isEmpty();
        callee.answer(200, sdp("40002"));
        assertThat(caller.await(200).body()).contains("40002");
        caller.acknowledge(sdp("40003"));

        assertThat(callee.awaitRequest("ACK").body()).contains("40003");
        caller.hangUp();
        callee.awaitBye(SOON);
    }

    @Test
    void holdAndResumePassInBothDirections() {
        SipDialog[] call = talking();
        call[0].invite(sdp("40001") + "a=sendonly\r\n");
        assertThat(call[1].awaitRequest("INVITE").body()).contains("sendonly");
        call[1].answer(200, sdp("40002") + "a=recvonly\r\n");
        assertThat(call[0].await(200).body()).contains("recvonly");
        call[0].acknowledge();
        call[1].awaitRequest("ACK");

        call[1].invite(sdp("40005"));
        assertThat(call[0].awaitRequest("INVITE").body()).contains("40005");
        call[0].answer(200, sdp("40006"));
        assertThat(call[1].await(200).body()).contains("40006");
        call[1].acknowledge();
        call[0].awaitRequest("ACK");
        call[0].hangUp();
        call[1].awaitBye(SOON);
    }

    @Test
    void digitsPassAndTransfersAreRefused() {
        SipDialog[] call = talking();
        call[0].send(call[0].request("INFO"));
        SipMessage info = call[1].awaitRequest("INFO");
        call[1].answer(info, 200, "");
        call[0].awaitAnswer("INFO", 200);
        call[0].send(call[0].request("UPDATE").with("Contact", alice.contact()));
        call[0].awaitAnswer("UPDATE", 200);
        call[0].send(call[0].request("REFER").with("Refer-To", "<sip:x@y.example>"));
        call[0].awaitAnswer("REFER", 403);
        call[0].hangUp();
        call[1].awaitBye(SOON);
    }

    @Test
    void crossingReInvitesAreRefusedWith491() {
        SipDialog[] call = talking();
        call[0].invite(sdp("40001"));
        SipMessage offer = call[1].awaitRequest("INVITE");
        call[1].invite(sdp("40012"));
        call[1].await(491);
        call[1].answer(offer, 200, sdp("40002"));
        call[0].await(200);
        call[0].acknowledge();
        call[1].awaitRequest("ACK");
        call[0].hangUp();
        call[1].awaitBye(SOON);
    }

    @Test
    @Spec("B4")
    void phoneThatNobodyAnswersStopsRinging() {
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog callee = bob.awaitCall();
        callee.answer(180, "");
        caller.await(480, Duration.ofSeconds(10));
        SipMessage cancel = callee.awaitRequest("CANCEL");
        callee.answer(cancel, 200, "");
        callee.answer(487, "");
        callee.awaitRequest("ACK");

        assertThat(lastRecord().release().cause()).isEqualTo("NO_ANSWER");
    }

    @Test
    @Spec("F8")
    void callIsCutOnBothSidesWhenTheMoneyEnds() {
        SipPhone trunk = server.phone("trunk");
        server.service.trunk("cut", "4950", trunk.address());
        SipUser carol = server.service.user("carol", "0.03");
        SipPhone phone = server.phone("carol");
        SipDialog caller = phone.call("sip:4950123@ringfence.example", sdp("1"));
        SipDialog callee = trunk.awaitCall();
        callee.answer(200, sdp("2"));
        caller.await(200);
        caller.acknowledge();
        long answered = System.nanoTime();
        callee.awaitRequest("ACK");
        SipMessage bye = caller.awaitBye(SOON);
        Duration talk = Duration.ofNanos(System.nanoTime() - answered);
        callee.awaitBye(SOON);
        phone.close();
        trunk.close();

        assertThat(talk).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(bye.header("Reason")).contains("cause=402");
        await().atMost(SOON).until(() -> server.service.holdsNothing(carol));
        assertThat(server.service.balance(carol).isZero()).isTrue();
        assertThat(server.service.records(carol).get(0).billed().billedSeconds())
                .isEqualTo(3);
    }

    @Test
    @Spec("A17")
    void callBeyondThePendingOnesIsRefusedUntilOneIsAnsweredOrGivenUp() {
        int others = server.service.pendingCalls();
        server.service.limitPending(others + 1);
        try {
            SipDialog first = alice.call(BOB, sdp("1"));
            SipDialog callee = bob.awaitCall();
            assertThat(alice.call(BOB, sdp("1")).await(503).header("Retry-After"))
                    .isEqualTo("10");
            callee.answer(200, sdp("2"));
            first.await(200);
            first.acknowledge();
            callee.awaitRequest("ACK");

            assertThat(server.service.pendingCalls()).isEqualTo(others);
            first.hangUp();
            callee.awaitBye(SOON);
        } finally {
            server.service.limitPending(Integer.MAX_VALUE);
        }
    }

    @Test
    @Spec("F30")
    void callBeyondThoseThatTheServerTakesIsRefusedUntilOneIsOver() {
        await().atMost(SOON).until(() -> server.service.runningCalls() == 0);
        server.service.limitCalls(1);
        try {
            SipDialog first = alice.call(BOB, sdp("1"));
            SipDialog callee = bob.awaitCall();
            callee.answer(200, sdp("2"));
            first.await(200);
            first.acknowledge();
            callee.awaitRequest("ACK");
            assertThat(alice.call(BOB, sdp("1")).await(503).header("Retry-After"))
                    .isEqualTo("10");

            first.hangUp();
            callee.awaitBye(SOON);
            await().atMost(SOON).until(() -> server.service.runningCalls() == 0);
        } finally {
            server.service.limitCalls(0);
        }
    }

    @Test
    void callsThatLeadNowhereAreRefused() {
        List<String> uris = List.of("sip:nobody@ringfence.example", "sip:+4412@ringfence.example");
        uris.forEach(uri -> alice.call(uri, sdp("1")).await(404));
        alice.call("sip:bob@elsewhere.example", sdp("1")).await(403);
        alice.call("sip:poor@ringfence.example", sdp("1")).await(480);
    }

    @Test
    @Spec({"F8", "F22"})
    void callThatTheMoneyDoesNotCoverIsRefused() {
        server.service.trunk("dear", "4960", "127.0.0.1:9");
        SipPhone poor = server.phone("poor");
        poor.call("sip:4960555@ringfence.example", sdp("1")).await(403);
        poor.close();

        assertThat(server.service
                        .records(server.service.find("poor"))
                        .get(0)
                        .release()
                        .cause())
                .isEqualTo("INSUFFICIENT_CREDIT");
    }

    @Test
    void administratorHangsUpBothSides() {
        SipDialog[] call = talking();
        server.service
                .live
                .list()
                .forEach(view -> server.service.live.hangUp(view.attempt().id()));
        call[0].awaitBye(SOON);
        call[1].awaitBye(SOON);

        assertThat(lastRecord().release().cause()).isEqualTo("ADMINISTRATOR");
    }

    @Test
    void unknownExtensionIsRefused() {
        SipDialog demanding = alice.dialog(BOB);
        demanding.invite(sdp("1"), List.of(new SipMessage.Header("Require", "teleportation")));

        assertThat(demanding.await(420).header("Unsupported")).isEqualTo("teleportation");
    }

    @Test
    @Spec("B6")
    void tooShortSessionIntervalIsRefusedAndLongerOnesAreTaken() {
        SipDialog call = alice.dialog(BOB);
        call.invite(
                sdp("1"),
                List.of(new SipMessage.Header("Supported", "timer"), new SipMessage.Header("Session-Expires", "30")));

        assertThat(call.await(422).header("Min-SE")).isEqualTo("90");
    }

    @Test
    @Spec("B6")
    void sessionIntervalThatThePhoneDemandsIsOffered() {
        SipDialog caller = alice.call(BOB, sdp("1"));
        SipDialog first = bob.awaitCall();
        bob.send(first.invitation()
                .answer(422, "Session Interval Too Small", "t")
                .with("Min-SE", "3600"));
        SipDialog second = bob.awaitCall();
        assertThat(second.invitation().header("Session-Expires")).startsWith("3600");
        second.answer(200, sdp("2"));
        caller.await(200);
        caller.acknowledge();
        second.awaitRequest("ACK");
        caller.hangUp();
        second.awaitBye(SOON);
    }

    @Test
    void reliableProvisionalAnswersAreSentToCallersThatRequireThem() {
        SipDialog caller = alice.dialog(BOB);
        caller.invite(sdp("1"), List.of(new SipMessage.Header("Require", "100rel")));
        SipDialog callee = bob.awaitCall();
        callee.answer(183, sdp("2"));
        SipMessage progress = caller.await(183);
        assertThat(progress.header("RSeq")).isNotEmpty();
        caller.send(caller.request("PRACK").with("RAck", progress.header("RSeq") + " " + progress.header("CSeq")));
        caller.awaitAnswer("PRACK", 200);
        callee.answer(200, sdp("2"));
        caller.await(200);
        caller.acknowledge();
        callee.awaitRequest("ACK");
        caller.hangUp();
        callee.awaitBye(SOON);
    }
}
