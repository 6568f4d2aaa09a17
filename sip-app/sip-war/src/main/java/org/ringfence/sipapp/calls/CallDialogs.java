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
import org.ringfence.call.b2bua.JoinedSip;
import org.ringfence.call.b2bua.Onward;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.b2bua.SipTarget;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.Side;
import org.ringfence.call.session.SipCommands;
import org.ringfence.gate.message.DialogMeter;

/** The SIP side of one call: its dialogs, what is on its way in them, and the way from and to the call itself. */
final class CallDialogs {

    private static final String ATTRIBUTE = "org.ringfence.call";

    private final Work work;
    private final SipServletRequest invite;
    private final int redirections;
    private final SipApplicationSession session;
    private final CallSignalling signalling;
    private final CallMessages messages;
    private final JoinedSip commands;
    private volatile @Nullable Call call;

    /**
     * What the SIP side of a call works with.
     *
     * @param negotiation of session timers
     * @param invites makes INVITEs
     * @param pending closed when the call does not wait for an answer any more
     * @param meters counts what a party sends
     * @param redirections may follow where a phone sends the caller instead
     */
    record Work(
            SessionNegotiation negotiation,
            OutgoingInvites invites,
            PendingMark pending,
            Supplier<DialogMeter> meters,
            Redirections redirections) {}

    /** Of a call that a device makes. */
    CallDialogs(SipServletRequest invite, Party caller, SessionNegotiation.Outcome terms, Work work) {
        this(invite, caller, terms, work, invite.getApplicationSession(), 0, null);
    }

    /**
     * Of a call that goes on from a branch of another one, whose caller it has.
     *
     * @param session its own
     * @param onward the call
     */
    CallDialogs(CallDialogs first, int branch, Onward onward, Party caller, Work work, SipApplicationSession session) {
        this(
                first.invite,
                caller,
                new SessionNegotiation.Off(),
                work,
                session,
                first.redirections + 1,
                sip -> first.commands.join(branch, first.running(), sip, onward));
    }

    /** Makes what sends the messages of a call that goes on. */
    private interface Joining {
        JoinedSip join(SipCommands sip);
    }

    private CallDialogs(
            SipServletRequest invite,
            Party caller,
            SessionNegotiation.Outcome terms,
            Work work,
            SipApplicationSession session,
            int redirections,
            @Nullable Joining joining) {
        this.work = work;
        this.invite = invite;
        this.session = session;
        this.redirections = redirections;
        CallerDialog dialog = new CallerDialog(invite, caller, terms, work.pending());
        Branches branches = new Branches(work.negotiation());
        Exchanges exchanges = new Exchanges();
        signalling = new CallSignalling(session, dialog, work.invites(), branches, exchanges, this::post);
        messages =
                new CallMessages(dialog, branches, exchanges, signalling, this::post, work.meters(), this::redirected);
        commands = joining == null ? new JoinedSip(signalling) : joining.join(signalling);
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
        work.pending().close();
        if (session.isValid()) {
            session.setInvalidateWhenReady(true);
            session.setExpires(1);
        }
    }

    SipCommands commands() {
        return commands;
    }

    /** The INVITE that all began with. */
    SipServletRequest invite() {
        return invite;
    }

    /** How often the caller has been sent elsewhere until this call. */
    int redirections() {
        return redirections;
    }

    private boolean redirected(int branch, SipTarget target, SipServletResponse response) {
        return work.redirections().follow(this, branch, target, response);
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

    /** Tells the call of an event. */
    void post(CallEvent event) {
        running().post(event);
    }

    private Call running() {
        return Objects.requireNonNull(call, "the call is attached before its first message");
    }
}
