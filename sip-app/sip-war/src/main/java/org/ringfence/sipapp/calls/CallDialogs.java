package org.ringfence.sipapp.calls;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.Call;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.Side;
import org.ringfence.call.session.SipCommands;
import org.ringfence.gate.message.DialogMeter;

/** The SIP side of one call: its dialogs, what is on its way in them, and the way from and to the call itself. */
final class CallDialogs {

    private static final String ATTRIBUTE = "org.ringfence.call";

    private final PendingMark pending;
    private final SipApplicationSession session;
    private final CallSignalling signalling;
    private final CallMessages messages;
    private volatile @Nullable Call call;

    CallDialogs(
            SipServletRequest invite,
            Party caller,
            SessionNegotiation negotiation,
            SessionNegotiation.Outcome terms,
            OutgoingInvites invites,
            PendingMark pending,
            Supplier<DialogMeter> meters) {
        this.pending = pending;
        session = invite.getApplicationSession();
        CallerDialog dialog = new CallerDialog(invite, caller, terms, pending);
        Branches branches = new Branches(negotiation);
        Exchanges exchanges = new Exchanges();
        signalling = new CallSignalling(dialog, invites, branches, exchanges, this::post);
        messages = new CallMessages(dialog, branches, exchanges, signalling, this::post, meters);
    }

    /** The call that a message belongs to, null for none. */
    static @Nullable CallDialogs of(SipServletMessage message) {
        SipApplicationSession session = message.getApplicationSession(false);
        return session == null ? null : (CallDialogs) session.getAttribute(ATTRIBUTE);
    }

    /** Ties the call to the container's session, so that later messages find it. */
    void attach(Call running) {
        call = running;
        session.setAttribute(ATTRIBUTE, this);
        session.setExpires(0);
    }

    /** Lets the container forget the sessions as soon as their transactions are over. */
    void release() {
        pending.close();
        if (session.isValid()) {
            session.setInvalidateWhenReady(true);
            session.setExpires(1);
        }
    }

    SipCommands commands() {
        return signalling;
    }

    void request(SipServletRequest request) throws IOException {
        messages.request(request);
    }

    void response(SipServletResponse response) throws IOException {
        messages.response(response);
    }

    /** No PRACK came for a reliable answer. */
    void lost() {
        post(new CallEvent.PartyLost(Side.CALLER));
    }

    private void post(CallEvent event) {
        Objects.requireNonNull(call, "the call is attached before its first message")
                .post(event);
    }
}
