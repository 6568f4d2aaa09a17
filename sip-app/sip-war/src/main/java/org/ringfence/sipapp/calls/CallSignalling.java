package org.ringfence.sipapp.calls;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipSession;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.ReasonHeader;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.b2bua.SipTarget;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.RelayMethod;
import org.ringfence.call.session.SessionTerms;
import org.ringfence.call.session.Side;
import org.ringfence.call.session.SipCommands;
import org.ringfence.call.session.Target;

/**
 * Sends the messages of one call. What can't be sent becomes the event that a missing answer would become, so that the
 * call goes on by its own rules.
 */
final class CallSignalling implements SipCommands {

    private static final int UNSENDABLE = 503;
    private static final int UNREACHABLE_PHONE = 480;

    private final SipApplicationSession session;
    private final CallerDialog caller;
    private final OutgoingInvites invites;
    private final Branches branches;
    private final Exchanges exchanges;
    private final Map<String, Leg> refreshes = new ConcurrentHashMap<>();
    private final Consumer<CallEvent> events;

    CallSignalling(
            SipApplicationSession session,
            CallerDialog caller,
            OutgoingInvites invites,
            Branches branches,
            Exchanges exchanges,
            Consumer<CallEvent> events) {
        this.session = session;
        this.caller = caller;
        this.invites = invites;
        this.branches = branches;
        this.exchanges = exchanges;
        this.events = events;
    }

    /** The refresh of ours that this transaction is, null for none; asked once. */
    @Nullable
    Leg takeRefresh(String transaction) {
        return refreshes.remove(transaction);
    }

    @Override
    public void invite(int branch, Target target, @Nullable Body offer) {
        invite(branch, (SipTarget) target.address(), offer, null);
    }

    /** Sends the INVITE of a branch once more, with the session interval that the other end demanded. */
    void inviteAgain(int branch, Branches.Outgoing first, long interval) {
        invite(branch, first.target(), first.offer(), interval);
    }

    private void invite(int branch, SipTarget target, @Nullable Body offer, @Nullable Long interval) {
        try {
            Party party = caller.party().another();
            SipServletRequest invite = invites.create(session, caller.invite(), target, offer, party, interval);
            branches.sent(branch, new Branches.Outgoing(invite, target, offer, interval != null));
            invite.send();
        } catch (IOException | ServletException | IllegalArgumentException | IllegalStateException unsendable) {
            CallLog.LOG.inviteNotSent(target.requestUri(), unsendable);
            events.accept(new CallEvent.Failed(branch, target.trusted() ? UNSENDABLE : UNREACHABLE_PHONE));
        }
    }

    @Override
    public void cancel(int branch, boolean elsewhere) {
        Branches.Outgoing sent = branches.outgoing(branch);
        if (sent == null) {
            return;
        }
        try {
            SipServletRequest cancel = sent.invite().createCancel();
            if (elsewhere) {
                cancel.setHeader("Reason", ReasonHeader.answeredElsewhere());
            }
            cancel.send();
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("CANCEL", unsendable.toString());
        }
    }

    @Override
    public void acknowledge(Leg leg, @Nullable Body body) {
        try {
            dialog(leg).acknowledge(body);
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("ACK", unsendable.toString());
        }
    }

    @Override
    public void hangUp(Leg leg, EndCause cause) {
        try {
            if (leg.side() == Side.CALLER) {
                caller.hangUp(cause);
            } else {
                dialog(leg).hangUp(cause);
            }
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("BYE", unsendable.toString());
        }
    }

    @Override
    public void ring(int status, @Nullable Body body) {
        toCaller(() -> caller.ring(status, body));
    }

    @Override
    public void answer(@Nullable Body body) {
        toCaller(() -> caller.answer(body));
    }

    @Override
    public void reject(Rejection rejection, EndCause cause) {
        toCaller(() -> caller.reject(rejection, cause));
    }

    private interface Sending {
        void send() throws IOException;
    }

    private void toCaller(Sending sending) {
        try {
            sending.send();
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("answer to the caller", unsendable.toString());
            events.accept(new CallEvent.PartyLost(Side.CALLER));
        }
    }

    @Override
    public void passRequest(long id, Leg to, RelayMethod method, @Nullable Body body) {
        Exchange exchange = exchanges.findOrTakeOver(id, method, to.side().other());
        if (exchange == null) {
            return;
        }
        try {
            SipServletRequest request = exchange.passTo(session(to), party(to), body);
            exchanges.passed(id, request);
            request.send();
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent(method.name(), unsendable.toString());
            events.accept(new CallEvent.RequestAnswered(id, UNSENDABLE, null));
        }
    }

    @Override
    public void answerRequest(long id, int status, @Nullable Body body, Duration retryAfter) {
        Exchange exchange = exchanges.find(id);
        if (exchange == null) {
            return;
        }
        boolean accepted = status >= 200 && status < 300;
        SessionNegotiation.Outcome terms = exchange.asked();
        try {
            exchange.answer(status, body, retryAfter, terms);
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("answer", unsendable.toString());
        }
        Party sender = exchange.sender();
        if (accepted && sender != null && terms instanceof SessionNegotiation.Agreed agreed) {
            agree(exchange.side(), sender, agreed.terms());
        }
        if (!accepted || exchange.method() != RelayMethod.INVITE) {
            exchanges.remove(id);
        }
    }

    /** Keeps the terms of a session timer and tells the call. */
    void agree(Side side, Party party, @Nullable SessionTerms terms) {
        party.agree(terms);
        events.accept(new CallEvent.TermsAgreed(side, terms));
    }

    @Override
    public void acknowledgeRequest(long id, @Nullable Body body) {
        Exchange exchange = exchanges.find(id);
        if (exchange == null) {
            return;
        }
        try {
            exchange.acknowledge(body);
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("ACK", unsendable.toString());
        }
        exchanges.remove(id);
    }

    @Override
    public void cancelRequest(long id) {
        Exchange exchange = exchanges.find(id);
        if (exchange == null) {
            return;
        }
        try {
            exchange.cancel();
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("CANCEL", unsendable.toString());
        }
    }

    @Override
    public void refresh(Leg leg) {
        Party party = party(leg);
        try {
            boolean update = party.takesUpdate();
            SipServletRequest request = session(leg).createRequest(update ? "UPDATE" : "INVITE");
            party.direct(request);
            party.putKept(request);
            Allowed.put(request);
            if (!update) {
                SipBodies.put(party.lastSent(), request);
            }
            refreshes.put(CSeq.transaction(request), leg);
            request.send();
        } catch (IOException | IllegalStateException unsendable) {
            CallLog.LOG.notSent("refresh", unsendable.toString());
            events.accept(new CallEvent.Refreshed(leg.side(), UNSENDABLE));
        }
    }

    private SipSession session(Leg leg) {
        return leg.side() == Side.CALLER ? caller.session() : dialog(leg).session();
    }

    Party party(Leg leg) {
        return leg.side() == Side.CALLER ? caller.party() : dialog(leg).party();
    }

    private CalleeDialog dialog(Leg leg) {
        return Objects.requireNonNull(branches.dialog(leg), () -> "no dialog " + leg);
    }
}
