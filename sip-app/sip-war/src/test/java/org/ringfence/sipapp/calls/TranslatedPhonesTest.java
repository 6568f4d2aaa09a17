package org.ringfence.sipapp.calls;

import static org.ringfence.sipclient.SipPhone.SOON;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.sipclient.SipDialog;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

/** Phones whose own address nobody reaches are reached by where they send from, all through a call. */
class TranslatedPhonesTest {

    private static RunningCalls server;
    private static SipUser bobUser;

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

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void phonesBehindTranslatorsTalkHoldAndAreHungUp(SipTransport transport) {
        try (SipPhone alice = server.phone(transport, "alice").behindTranslator();
                SipPhone bob = server.phone(transport, "bob").behindTranslator()) {
            server.service.register(bobUser, transport, SipMessage.uriIn(bob.contact()), bob.address());
            SipDialog caller = alice.call("sip:bob@ringfence.example", SipDialog.SDP);
            SipDialog callee = bob.awaitCall();
            callee.answer(200, SipDialog.SDP);
            caller.await(200);
            caller.acknowledge();
            callee.awaitRequest("ACK");

            reInvite(caller, callee);
            reInvite(callee, caller);
            server.service
                    .live
                    .list()
                    .forEach(view -> server.service.live.hangUp(view.attempt().id()));
            caller.awaitBye(SOON);
            callee.awaitBye(SOON);
        } finally {
            server.service.unregister(bobUser);
        }
    }

    private static void reInvite(SipDialog from, SipDialog to) {
        from.invite(SipDialog.SDP + "a=sendonly\r\n");
        to.awaitRequest("INVITE");
        to.answer(200, SipDialog.SDP);
        from.await(200);
        from.acknowledge();
        to.awaitRequest("ACK");
    }
}
