package org.ringfence.sipapp.calls;

import java.util.Set;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.SessionExpires;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.SessionTerms;

/** What is known about the device at the end of one dialog; guarded by its call's order of events. */
final class Party {

    private static final String SESSION_EXPIRES = "Session-Expires";

    private final SessionNegotiation negotiation;
    private final Reach reach;
    private volatile boolean updates;
    private volatile @Nullable SessionTerms terms;
    private volatile @Nullable Body lastSent;

    Party(SessionNegotiation negotiation, Reach reach) {
        this.negotiation = negotiation;
        this.reach = reach;
    }

    /** What is known about another device: nothing yet. */
    Party another() {
        return new Party(negotiation, Reach.asSaid());
    }

    /** Directs a request of ours to where the device is. */
    void direct(SipServletRequest request) {
        reach.direct(request);
    }

    /** Learns from a message of the device where it is, and whether it takes UPDATE. */
    void learn(SipServletMessage message) {
        reach.learn(message);
        Set<String> allowed = Tokens.of(message, "Allow");
        if (!allowed.isEmpty()) {
            updates = allowed.contains("UPDATE");
        }
    }

    boolean takesUpdate() {
        return updates;
    }

    @Nullable
    SessionTerms terms() {
        return terms;
    }

    void agree(@Nullable SessionTerms agreed) {
        terms = agreed;
    }

    /** The session description that the device got last; a refresh by re-INVITE repeats it. */
    @Nullable
    Body lastSent() {
        return lastSent;
    }

    void sent(@Nullable Body body) {
        if (body != null && body.contentType().startsWith("application/sdp")) {
            lastSent = body;
        }
    }

    /** What a request of the device leads to. */
    SessionNegotiation.Outcome asked(SipServletMessage request) {
        return negotiation.onRequest(
                Tokens.of(request, "Supported").contains("timer"),
                SessionExpires.parse(request.getHeader(SESSION_EXPIRES)).orElse(null),
                SessionExpires.deltaSeconds(request.getHeader("Min-SE")).orElse(null));
    }

    /** What a 2xx of the device agrees to. */
    @Nullable
    SessionTerms answered(SipServletMessage response) {
        return negotiation.onAnswer(
                SessionExpires.parse(response.getHeader(SESSION_EXPIRES)).orElse(null));
    }

    /** Puts what was agreed into a 2xx to the device. */
    static void putAgreed(SessionNegotiation.Outcome outcome, SipServletMessage response) {
        if (outcome instanceof SessionNegotiation.Agreed agreed) {
            response.setHeader(SESSION_EXPIRES, agreed.header().format());
            if (agreed.required()) {
                response.addHeader("Require", "timer");
            }
        }
    }

    /** Puts the session timer into a later request to the device. */
    void putKept(SipServletMessage request) {
        SessionTerms now = terms;
        if (now != null) {
            request.setHeader(SESSION_EXPIRES, negotiation.toKeep(now).format());
            request.addHeader("Supported", "timer");
        }
    }

    /** Puts the wish for a session timer into a first INVITE; an interval that the device demanded goes before ours. */
    void putOffered(SipServletMessage invite, @Nullable Long demanded) {
        negotiation.toOffer().ifPresent(offer -> {
            long seconds = demanded == null ? offer.seconds() : Math.max(demanded, offer.seconds());
            invite.setHeader(SESSION_EXPIRES, new SessionExpires(seconds, null).format());
            if (demanded != null) {
                invite.setHeader("Min-SE", Long.toString(demanded));
            }
            invite.addHeader("Supported", "timer");
        });
    }
}
