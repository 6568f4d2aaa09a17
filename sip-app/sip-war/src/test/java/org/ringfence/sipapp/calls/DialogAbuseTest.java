package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.DialogPolicy;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** A party that sends too much in its dialog loses the call. */
class DialogAbuseTest {

    private static final String BOB = "sip:bob@" + MemoryCalls.DOMAIN;
    private RunningCalls server;
    private SipPhone alice;
    private SipPhone bob;

    @BeforeEach
    void start() throws Exception {
        server = new RunningCalls();
        alice = server.phone("alice");
        bob = server.phone("bob");
        server.service.user("alice", "20.00", "49301111");
        server.service.register(server.service.user("bob", "10.00"), bob.address());
    }

    @AfterEach
    void stop() {
        alice.close();
        bob.close();
        server.close();
    }

    private SipDialog[] talking() {
        SipDialog caller = alice.call(BOB, CallFlowTest.sdp("40001"));
        SipDialog callee = bob.awaitCall();
        callee.answer(200, CallFlowTest.sdp("40002"));
        caller.await(200);
        caller.acknowledge();
        callee.awaitRequest("ACK");
        return new SipDialog[] {caller, callee};
    }

    private static void send(SipDialog dialog, String method, int status) {
        dialog.send(dialog.request(method).with("Event", "presence"));
        assertThat(dialog.awaitAnswer(method, status).status()).isEqualTo(status);
    }

    @Test
    @Spec({"B7", "B9"})
    void partyThatSendsOneRequestTooManyLosesTheCall() {
        server.service.dialogPolicy = new DialogPolicy(10, Duration.ofSeconds(60), 3, 20, true);
        SipDialog[] call = talking();
        for (int i = 0; i < 3; i++) {
            send(call[0], "OPTIONS", 200);
        }
        send(call[0], "OPTIONS", 403);

        call[0].awaitBye(SipPhone.SOON);
        call[1].awaitBye(SipPhone.SOON);
    }

    @Test
    @Spec("B10")
    void partyThatSendsOneRequestTooManyThatMakesNoSenseLosesTheCall() {
        server.service.dialogPolicy = new DialogPolicy(100, Duration.ofSeconds(60), 100, 2, true);
        SipDialog[] call = talking();
        send(call[1], "PUBLISH", 405);
        send(call[1], "PUBLISH", 405);
        send(call[1], "OPTIONS", 200);
        send(call[1], "PUBLISH", 403);

        call[0].awaitBye(SipPhone.SOON);
        call[1].awaitBye(SipPhone.SOON);
    }

    @Test
    @Spec("B7")
    void whoHasSentAllThatItMayCanStillHangUp() {
        server.service.dialogPolicy = new DialogPolicy(10, Duration.ofSeconds(60), 2, 20, true);
        SipDialog[] call = talking();
        send(call[0], "OPTIONS", 200);
        send(call[0], "OPTIONS", 200);
        call[0].hangUp();

        call[1].awaitBye(SipPhone.SOON);
    }

    private void ban(String key, BanCause cause, boolean sparesKnown) {
        Evidence evidence = new Evidence(11, 1, 2, "", "");
        new BannedCalls(server.service.live, () -> server.service.dialogPolicy)
                .banned(new Ban(
                        BanKey.parse(key), cause, "port-failure-limit", 10, evidence, sparesKnown, 1, 0, 1, "a", 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Spec("B8")
    void callsOfWhoeverIsBannedForWrongPasswordsEnd(boolean wholeAddress) {
        SipDialog[] call = talking();

        ban(wholeAddress ? "127.0.0.0/8" : alice.address(), BanCause.WRONG_PASSWORDS, false);

        call[0].awaitBye(SipPhone.SOON);
        call[1].awaitBye(SipPhone.SOON);
    }

    @Test
    @Spec("B8")
    void callsOfOthersAndThoseThatAreSparedGoOn() {
        SipDialog[] call = talking();

        ban(bob.address(), BanCause.WRONG_PASSWORDS, false);
        ban("192.0.2.0/24", BanCause.GUESSING, false);
        ban("account:alice@" + MemoryCalls.DOMAIN, BanCause.GUESSING, false);
        ban("127.0.0.1", BanCause.WRONG_PASSWORDS, true);
        ban("127.0.0.1", BanCause.FLOOD, false);
        server.service.dialogPolicy = new DialogPolicy(100, Duration.ofSeconds(60), 100, 20, false);
        ban(alice.address(), BanCause.WRONG_PASSWORDS, false);

        send(call[0], "OPTIONS", 200);
        send(call[1], "OPTIONS", 200);
        assertThat(server.service.live.count()).isEqualTo(1);
    }
}
