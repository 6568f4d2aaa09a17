package org.ringfence.sipapp.calls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipSession;
import javax.servlet.sip.SipURI;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.b2bua.SipTarget;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.Leg;

/** The INVITEs towards the callees of one call, and the dialogs that came of them. */
final class Branches {

    private final SessionNegotiation negotiation;
    private final Map<Integer, Outgoing> outgoing = new ConcurrentHashMap<>();
    private final Map<String, Integer> byCallId = new ConcurrentHashMap<>();
    private final Map<Leg, CalleeDialog> dialogs = new ConcurrentHashMap<>();

    /**
     * An INVITE that was sent.
     *
     * @param retried whether it is the second one, after the other end demanded a longer session interval
     */
    record Outgoing(
            SipServletRequest invite,
            SipTarget target,
            @Nullable Body offer,
            boolean retried) {}

    Branches(SessionNegotiation negotiation) {
        this.negotiation = negotiation;
    }

    void sent(int branch, Outgoing sent) {
        outgoing.put(branch, sent);
        byCallId.put(sent.invite().getCallId(), branch);
    }

    @Nullable
    Outgoing outgoing(int branch) {
        return outgoing.get(branch);
    }

    /** The branch that a message belongs to, null for none of this call. */
    @Nullable
    Integer of(SipServletMessage message) {
        return byCallId.get(message.getCallId());
    }

    /** The dialog of this name, made known when it speaks for the first time. */
    CalleeDialog dialog(Leg leg, SipSession session) {
        return dialogs.computeIfAbsent(leg, name -> {
            Outgoing sent = outgoing.get(name.branch());
            boolean phone =
                    sent != null && !sent.target().trusted() && sent.invite().getRequestURI() instanceof SipURI;
            Reach reach = phone ? Reach.phoneAt((SipURI) sent.invite().getRequestURI()) : Reach.asSaid();
            Party party = new Party(negotiation, reach);
            party.sent(sent == null ? null : sent.offer());
            return new CalleeDialog(session, party);
        });
    }

    @Nullable
    CalleeDialog dialog(Leg leg) {
        return dialogs.get(leg);
    }
}
