package org.ringfence.sipapp.calls;

import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSession;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.ReasonHeader;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Side;

/** A dialog with a callee, made by one of the answers to an INVITE of ours. */
final class CalleeDialog {

    private final SipSession session;
    private final Party party;
    private @Nullable SipServletResponse unacknowledged;

    CalleeDialog(SipSession session, Party party) {
        this.session = session;
        this.party = party;
    }

    Party party() {
        return party;
    }

    SipSession session() {
        return session;
    }

    synchronized void answered(SipServletResponse ok) {
        unacknowledged = ok;
        party.learn(ok);
    }

    void acknowledge(@Nullable Body body) throws IOException {
        SipServletResponse ok = take();
        if (ok == null) {
            return;
        }
        SipServletRequest ack = ok.createAck();
        party.direct(ack);
        SipBodies.put(body, ack);
        party.sent(body);
        ack.send();
    }

    void hangUp(EndCause cause) throws IOException {
        acknowledge(null);
        SipServletRequest bye = session.createRequest("BYE");
        party.direct(bye);
        String reason = ReasonHeader.of(cause, Side.CALLEE);
        if (reason != null) {
            bye.setHeader("Reason", reason);
        }
        bye.send();
    }

    private synchronized @Nullable SipServletResponse take() {
        SipServletResponse ok = unacknowledged;
        unacknowledged = null;
        return ok;
    }
}
