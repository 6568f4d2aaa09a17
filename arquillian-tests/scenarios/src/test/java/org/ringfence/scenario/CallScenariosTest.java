package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.sipclient.SipPhone.SOON;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

/** Calls between users and to the demo trunk, with digest, money and all. */
@ExtendWith(SharedServer.class)
class CallScenariosTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String DOMAIN = "@" + RunningServer.DEMO_DOMAIN;

    /** A call between two users that was answered, with what both phones heard. */
    private record Talk(SipPhone alice, SipPhone bob, SipDialog caller, SipDialog callee) implements AutoCloseable {

        static Talk between(SipPhone alice, SipPhone bob) {
            assertThat(bob.register(A_MINUTE).status()).isEqualTo(200);
            SipDialog caller = alice.call("sip:bob" + DOMAIN, SipDialog.SDP);
            SipDialog callee = bob.awaitCall();
            callee.answer(180, "");
            caller.await(180);
            callee.answer(200, SipDialog.SDP);
            caller.await(200);
            caller.acknowledge();
            callee.awaitRequest("ACK");
            return new Talk(alice, bob, caller, callee);
        }

        @Override
        public void close() {
            bob.register(Duration.ZERO);
        }
    }

    @Test
    @Spec({"E4", "N2", "N5", "N6"})
    void usersTalkHoldAndHangUpWithoutLearningOfEachOther(RunningServer server) {
        try (SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob");
                Talk talk = Talk.between(alice, bob)) {
            talk.caller().invite(SipDialog.SDP + "a=sendonly\r\n");
            assertThat(talk.callee().awaitRequest("INVITE").body()).contains("sendonly");
            talk.callee().answer(200, SipDialog.SDP + "a=recvonly\r\n");
            talk.caller().await(200);
            talk.caller().acknowledge();
            talk.callee().awaitRequest("ACK");
            talk.callee().hangUp();
            talk.caller().awaitBye(SOON);

            String callee = talk.callee().callId();
            assertThat(bob.received())
                    .noneMatch(message -> reveals(message, alice, talk.caller().callId()));
            assertThat(alice.received()).noneMatch(message -> reveals(message, bob, callee));
        }
    }

    private static boolean reveals(SipMessage message, SipPhone other, String callId) {
        String text = message.format();
        return text.contains(other.address()) || text.contains(callId) || text.contains("WildFly");
    }

    @Test
    void callerThatGivesUpIsNotChargedAndThePhoneStopsRinging(RunningServer server) {
        try (SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob")) {
            bob.register(A_MINUTE);
            SipDialog caller = alice.call("sip:bob" + DOMAIN, SipDialog.SDP);
            SipDialog callee = bob.awaitCall();
            callee.answer(180, "");
            caller.await(180);
            caller.cancel();
            SipMessage cancel = callee.awaitRequest("CANCEL");
            callee.answer(cancel, 200, "");
            callee.answer(487, "");
            callee.awaitRequest("ACK");
            caller.await(487);
            bob.register(Duration.ZERO);
        }
    }

    @Test
    void inviteWithoutOfferIsAnsweredInTheAck(RunningServer server) {
        try (SipPhone alice = server.phone("alice");
                SipPhone bob = server.phone("bob")) {
            bob.register(A_MINUTE);
            SipDialog caller = alice.call("sip:bob" + DOMAIN, "");
            SipDialog callee = bob.awaitCall();
            callee.answer(183, "");
            callee.answer(200, SipDialog.SDP);
            caller.await(200);
            caller.acknowledge(SipDialog.SDP + "a=ptime:20\r\n");

            assertThat(callee.awaitRequest("ACK").body()).contains("ptime");
            caller.hangUp();
            callee.awaitBye(SOON);
            bob.register(Duration.ZERO);
        }
    }

    @ParameterizedTest
    @CsvSource({"+4930486, 486", "004930503, 503", "4930404, 404", "nobody, 404", "+441234, 404"})
    void callsThatFailAreToldWhy(String dialled, int status, RunningServer server) {
        try (SipPhone alice = server.phone("alice")) {
            alice.call("sip:" + dialled + DOMAIN, SipDialog.SDP).await(status);
        }
    }

    @Test
    void userWithoutAPhoneIsNotAvailable(RunningServer server) {
        try (SipPhone alice = server.phone("alice")) {
            alice.call("sip:carol" + DOMAIN, SipDialog.SDP).await(480);
        }
    }

    @Test
    void trunkThatOnlyRingsIsGivenUpByTheCaller(RunningServer server) {
        try (SipPhone alice = server.phone("alice")) {
            SipDialog call = alice.call("sip:4930408" + DOMAIN, SipDialog.SDP);
            call.await(180);
            call.cancel();
            call.await(487);
        }
    }
}
