package org.ringfence.sipapp.calls;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.servlet.sip.Rel100Exception;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.SessionExpires;
import org.ringfence.call.b2bua.SessionNegotiation;
import org.ringfence.call.b2bua.SipTarget;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.RelayMethod;
import org.ringfence.call.session.SessionTerms;
import org.ringfence.call.session.Side;
import org.ringfence.gate.message.DialogMeter;

/** Reads the messages of one call and turns them into its events. */
final class CallMessages {

    private static final Set<String> PASSED = Set.of("INVITE", "UPDATE", "INFO", "MESSAGE");
    /** What ends a call, or is answered to something of ours. */
    private static final Set<String> NEVER_COUNTED = Set.of("ACK", "BYE", "CANCEL", "PRACK");
    /** What phones send in good faith, whether it is served or not. */
    private static final Set<String> WELCOME =
            Set.of("INVITE", "UPDATE", "INFO", "MESSAGE", "OPTIONS", "REFER", "SUBSCRIBE", "NOTIFY");

    private final CallerDialog caller;
    private final Branches branches;
    private final Exchanges exchanges;
    private final CallSignalling signalling;
    private final Consumer<CallEvent> events;
    private final Redirection redirection;
    private final DialogMeter callerMeter;
    private final DialogMeter calleeMeter;

    /** May follow a redirection of a branch; false leaves it a failure. */
    @FunctionalInterface
    interface Redirection {
        boolean follow(int branch, SipTarget target, SipServletResponse response);
    }

    CallMessages(
            CallerDialog caller,
            Branches branches,
            Exchanges exchanges,
            CallSignalling signalling,
            Consumer<CallEvent> events,
            Supplier<DialogMeter> meters,
            Redirection redirection) {
        this.redirection = redirection;
        this.caller = caller;
        this.branches = branches;
        this.exchanges = exchanges;
        this.signalling = signalling;
        this.events = events;
        this.callerMeter = meters.get();
        this.calleeMeter = meters.get();
    }

    /** A request within one of the call's dialogs; one that is too much ends the call (SPEC B7, B9, B10). */
    void request(SipServletRequest request) throws IOException {
        if (!NEVER_COUNTED.contains(request.getMethod())) {
            Leg leg = sender(request);
            DialogMeter meter = leg == null || leg.side() == Side.CALLER ? callerMeter : calleeMeter;
            boolean welcome = leg != null && WELCOME.contains(request.getMethod());
            if (meter.isTooMuch() || (!welcome && meter.isInvalidOnceTooOften())) {
                answer(request, 403);
                events.accept(new CallEvent.EndDemanded(EndCause.ABUSED));
                return;
            }
        }
        handle(request);
    }

    private void handle(SipServletRequest request) throws IOException {
        switch (request.getMethod()) {
            case "ACK" -> acknowledged(request);
            case "CANCEL" -> cancelled(request);
            case "BYE" -> hungUp(request);
            case "PRACK", "OPTIONS" -> answer(request, 200);
            case "INVITE", "UPDATE", "INFO", "MESSAGE" -> pass(request);
            case "REFER", "SUBSCRIBE", "NOTIFY" -> answer(request, 403);
            default -> answer(request, 405);
        }
    }

    private void acknowledged(SipServletRequest ack) {
        boolean first = ack.getCallId().equals(caller.invite().getCallId())
                && CSeq.number(ack).equals(CSeq.number(caller.invite()));
        if (first) {
            events.accept(new CallEvent.CallerAcknowledged(SipBodies.of(ack)));
            return;
        }
        exchanges.received(ack).ifPresent(id -> {
            events.accept(new CallEvent.RequestAcknowledged(id, SipBodies.of(ack)));
        });
    }

    private void cancelled(SipServletRequest cancel) {
        Optional<Long> exchange = exchanges.received(cancel);
        if (exchange.isPresent()) {
            events.accept(new CallEvent.RequestCancelled(exchange.get()));
        } else {
            events.accept(new CallEvent.CallerCancelled());
        }
    }

    private void hungUp(SipServletRequest bye) throws IOException {
        Leg leg = sender(bye);
        answer(bye, leg == null ? 481 : 200);
        if (leg != null) {
            events.accept(new CallEvent.HungUp(leg));
        }
    }

    private void pass(SipServletRequest request) throws IOException {
        Leg leg = sender(request);
        if (leg == null) {
            answer(request, 481);
            return;
        }
        Party party = leg.side() == Side.CALLER
                ? caller.party()
                : branches.dialog(leg, request.getSession()).party();
        party.learn(request);
        RelayMethod method = RelayMethod.valueOf(request.getMethod());
        boolean session = method == RelayMethod.INVITE || method == RelayMethod.UPDATE;
        if (session && party.asked(request) instanceof SessionNegotiation.TooShort tooShort) {
            SipServletResponse response = request.createResponse(422);
            response.setHeader("Min-SE", Long.toString(tooShort.minimumSeconds()));
            response.send();
            return;
        }
        long id = exchanges.add(request, new Exchange(request, leg.side(), party));
        events.accept(new CallEvent.Request(id, leg, method, SipBodies.of(request)));
    }

    private static void answer(SipServletRequest request, int status) throws IOException {
        SipServletResponse response = request.createResponse(status);
        if (status == 405) {
            Allowed.put(response);
        }
        response.send();
    }

    /** An answer to a request of ours. */
    void response(SipServletResponse response) throws IOException {
        if (!PASSED.contains(response.getMethod())) {
            return;
        }
        String transaction = CSeq.transaction(response);
        Optional<Long> exchange = exchanges.passed(response);
        Leg refreshed = response.getStatus() < 200 ? null : signalling.takeRefresh(transaction);
        if (exchange.isPresent()) {
            passedAnswered(exchange.get(), response);
        } else if (refreshed != null) {
            refreshed(refreshed, response);
        } else if (response.getMethod().equals("INVITE")) {
            inviteAnswered(response);
        }
    }

    private void passedAnswered(long id, SipServletResponse response) {
        int status = response.getStatus();
        Exchange exchange = exchanges.find(id);
        if (status < 200 || exchange == null) {
            return;
        }
        boolean accepted = status < 300;
        boolean invite = response.getMethod().equals("INVITE");
        if (accepted && invite) {
            exchange.answeredWith(response);
        }
        Party receiver = exchange.receiver();
        events.accept(new CallEvent.RequestAnswered(id, status, accepted ? SipBodies.of(response) : null));
        boolean session = invite || response.getMethod().equals("UPDATE");
        if (accepted && session && receiver != null) {
            receiver.learn(response);
            signalling.agree(exchange.side().other(), receiver, receiver.answered(response));
        }
    }

    private void refreshed(Leg leg, SipServletResponse response) throws IOException {
        boolean accepted = response.getStatus() < 300;
        if (accepted && response.getMethod().equals("INVITE")) {
            SipServletRequest ack = response.createAck();
            signalling.party(leg).direct(ack);
            ack.send();
        }
        events.accept(new CallEvent.Refreshed(leg.side(), response.getStatus()));
    }

    private void inviteAnswered(SipServletResponse response) throws IOException {
        Integer branch = branches.of(response);
        int status = response.getStatus();
        if (branch == null) {
            return;
        }
        if (status < 200) {
            progress(branch, response);
        } else if (status < 300) {
            answered(branch, response);
        } else if (status == 422 && isToBeRepeated(branch, response)) {
            long interval =
                    SessionExpires.deltaSeconds(response.getHeader("Min-SE")).orElseThrow();
            Branches.Outgoing first = branches.outgoing(branch);
            if (first != null) {
                signalling.inviteAgain(branch, first, interval);
            }
        } else if (status >= 400 || !isFollowed(branch, response)) {
            events.accept(new CallEvent.Failed(branch, status));
        }
    }

    private boolean isFollowed(int branch, SipServletResponse response) {
        Branches.Outgoing sent = branches.outgoing(branch);
        return sent != null && redirection.follow(branch, sent.target(), response);
    }

    private void progress(int branch, SipServletResponse response) throws IOException {
        String tag = response.getTo().getParameter("tag");
        if (response.getStatus() > 100 && tag != null) {
            Party party =
                    branches.dialog(new Leg(branch, tag), response.getSession()).party();
            party.learn(response);
            if (Tokens.of(response, "Require").contains("100rel")) {
                acknowledgeReliable(response, party);
            }
        }
        events.accept(
                new CallEvent.Progress(branch, tag == null ? "" : tag, response.getStatus(), SipBodies.of(response)));
    }

    private static void acknowledgeReliable(SipServletResponse response, Party party) throws IOException {
        try {
            SipServletRequest prack = response.createPrack();
            party.direct(prack);
            prack.send();
        } catch (Rel100Exception notReliable) {
            CallLog.LOG.notSent("PRACK", notReliable.toString());
        }
    }

    private void answered(int branch, SipServletResponse response) {
        String tag = response.getTo().getParameter("tag");
        Leg leg = new Leg(branch, tag == null ? "" : tag);
        CalleeDialog dialog = branches.dialog(leg, response.getSession());
        dialog.answered(response);
        SessionTerms terms = dialog.party().answered(response);
        dialog.party().agree(terms);
        events.accept(new CallEvent.Answered(branch, leg.dialog(), SipBodies.of(response), terms));
    }

    private boolean isToBeRepeated(int branch, SipServletResponse response) {
        Branches.Outgoing sent = branches.outgoing(branch);
        Optional<Long> interval = SessionExpires.deltaSeconds(response.getHeader("Min-SE"));
        Duration longest = Duration.ofDays(1);
        return sent != null && !sent.retried() && interval.isPresent() && interval.get() <= longest.toSeconds();
    }

    private @Nullable Leg sender(SipServletRequest request) {
        if (request.getCallId().equals(caller.invite().getCallId())) {
            return Leg.CALLER;
        }
        Integer branch = branches.of(request);
        String tag = request.getFrom().getParameter("tag");
        return branch == null ? null : new Leg(branch, tag == null ? "" : tag);
    }
}
