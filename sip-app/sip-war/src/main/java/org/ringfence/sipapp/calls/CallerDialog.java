package org.ringfence.sipapp.calls;

import java.io.IOException;
import javax.servlet.sip.Rel100Exception;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSession;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.ReasonHeader;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.Side;

/** The dialog with the caller, in which this server is the one that was called. */
final class CallerDialog {

    private final SipServletRequest invite;
    private final Party party;
    private final SessionNegotiation.Outcome terms;
    private final boolean reliably;
    private final PendingMark pending;

    CallerDialog(SipServletRequest invite, Party party, SessionNegotiation.Outcome terms, PendingMark pending) {
        this.invite = invite;
        this.party = party;
        this.terms = terms;
        this.pending = pending;
        this.reliably = Tokens.of(invite, "Require").contains("100rel");
        party.learn(invite);
    }

    Party party() {
        return party;
    }

    SipServletRequest invite() {
        return invite;
    }

    SipSession session() {
        return invite.getSession();
    }

    void ring(int status, @Nullable Body body) throws IOException {
        SipServletResponse response = invite.createResponse(status);
        SipBodies.put(body, response);
        party.sent(body);
        if (!reliably) {
            response.send();
            return;
        }
        try {
            response.sendReliably();
        } catch (Rel100Exception refused) {
            throw new IOException(refused);
        }
    }

    void answer(@Nullable Body body) throws IOException {
        pending.close();
        SipServletResponse response = invite.createResponse(SipServletResponse.SC_OK);
        Allowed.put(response);
        Party.putAgreed(terms, response);
        SipBodies.put(body, response);
        party.sent(body);
        response.send();
    }

    void reject(Rejection rejection, EndCause cause) throws IOException {
        pending.close();
        SipServletResponse response = invite.createResponse(rejection.status());
        if (rejection.retryAfter() != null) {
            response.setHeader(
                    "Retry-After", Long.toString(rejection.retryAfter().toSeconds()));
        }
        String reason = ReasonHeader.of(cause, Side.CALLER);
        if (reason != null) {
            response.setHeader("Reason", reason);
        }
        response.send();
    }

    void hangUp(EndCause cause) throws IOException {
        SipServletRequest bye = session().createRequest("BYE");
        party.direct(bye);
        String reason = ReasonHeader.of(cause, Side.CALLER);
        if (reason != null) {
            bye.setHeader("Reason", reason);
        }
        bye.send();
    }
}
