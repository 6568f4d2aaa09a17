package org.ringfence.call.session;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests within the dialogs: passed on, refused when they cross (RFC 3261 14), acknowledged. */
final class RelayStage {

    /** RFC 3261 14.2: 0 to 10 s; a middle value is as good as chance here because the answer goes to one party. */
    private static final Duration SAME_SIDE_RETRY = Duration.ofSeconds(5);

    private RelayStage() {}

    static void handle(Draft draft, CallEvent.OfRelay event) {
        if (event instanceof CallEvent.Request request) {
            requested(draft, request);
        } else if (event instanceof CallEvent.RequestAnswered answer) {
            answered(draft, answer);
        } else if (event instanceof CallEvent.RequestAcknowledged ack) {
            acknowledged(draft, ack.id(), ack.body());
        } else if (event instanceof CallEvent.RequestCancelled cancel) {
            cancelled(draft, cancel.id());
        } else if (event instanceof CallEvent.HungUp hungUp) {
            hungUp(draft, hungUp.leg());
        } else if (event instanceof CallEvent.PartyLost lost) {
            partyLost(draft, lost.side());
        } else if (event instanceof CallEvent.Refreshed refreshed) {
            SessionTimers.refreshed(draft, refreshed.side(), refreshed.status());
        } else if (event instanceof CallEvent.TermsAgreed agreed) {
            if (draft.end == null && draft.winner != null) {
                SessionTimers.agree(draft, agreed.side(), agreed.terms());
            }
        }
    }

    static boolean isOfferOpen(Draft draft) {
        return draft.relays.values().stream().anyMatch(relay -> relay.method().mayOffer());
    }

    private static void requested(Draft draft, CallEvent.Request request) {
        Leg to = receiver(draft, request.from());
        if (to == null) {
            refuse(draft, request.id(), 481, Duration.ZERO);
            return;
        }
        RelayMethod method = request.method();
        if (method == RelayMethod.UPDATE && request.body() == null) {
            draft.command(new CallCommand.AnswerRequest(request.id(), 200, null, Duration.ZERO));
            return;
        }
        if (method.mayOffer() && isRefusedForCrossing(draft, request, to)) {
            return;
        }
        boolean offer = request.body() != null;
        draft.relays.put(request.id(), new Relay(request.id(), request.from().side(), method, offer, false));
        draft.command(new CallCommand.PassRequest(request.id(), to, method, request.body()));
    }

    private static boolean isRefusedForCrossing(Draft draft, CallEvent.Request request, Leg to) {
        boolean early = request.method() == RelayMethod.INVITE && draft.phase != CallState.Phase.TALKING;
        if (early || draft.refreshing.contains(to.side())) {
            refuse(draft, request.id(), 491, Duration.ZERO);
            return true;
        }
        Optional<Relay> open = draft.relays.values().stream()
                .filter(relay -> relay.method().mayOffer())
                .findFirst();
        if (open.isEmpty()) {
            return false;
        }
        if (open.get().from() != request.from().side()) {
            refuse(draft, request.id(), 491, Duration.ZERO);
            return true;
        }
        if (!open.get().answered()) {
            refuse(draft, request.id(), 500, SAME_SIDE_RETRY);
            return true;
        }
        // The ACK to the last one was lost or is late: it will not be waited for.
        acknowledged(draft, open.get().id(), null);
        return false;
    }

    private static void refuse(Draft draft, long id, int status, Duration retryAfter) {
        draft.command(new CallCommand.AnswerRequest(id, status, null, retryAfter));
    }

    /** The dialog that a request from this one is for; null when there is none. */
    private static @Nullable Leg receiver(Draft draft, Leg from) {
        if (draft.end != null) {
            return null;
        }
        if (draft.winner != null) {
            if (from.side() == Side.CALLER) {
                return draft.winner;
            }
            return from.equals(draft.winner) ? Leg.CALLER : null;
        }
        Optional<Branch> only = draft.shared
                ? Optional.empty()
                : draft.branches.values().stream()
                        .filter(branch -> branch.state() == Branch.State.RINGING)
                        .findFirst();
        if (only.isEmpty()) {
            return null;
        }
        if (from.side() == Side.CALLER) {
            return only.get().leg();
        }
        return from.equals(only.get().leg()) ? Leg.CALLER : null;
    }

    private static void answered(Draft draft, CallEvent.RequestAnswered event) {
        Relay relay = draft.relays.get(event.id());
        if (relay == null || relay.answered()) {
            return;
        }
        int status = event.status();
        boolean accepted = status >= 200 && status < 300;
        boolean toBeAcknowledged = relay.method() == RelayMethod.INVITE && accepted;
        if (draft.end != null) {
            draft.relays.remove(relay.id());
            if (toBeAcknowledged) {
                draft.command(new CallCommand.AcknowledgeRequest(relay.id(), null));
            }
            return;
        }
        int told = accepted ? status : FinalAnswers.toOtherParty(status);
        draft.command(new CallCommand.AnswerRequest(relay.id(), told, event.body(), Duration.ZERO));
        if (toBeAcknowledged && !relay.carriesOffer()) {
            draft.relays.put(relay.id(), relay.withAnswer());
            return;
        }
        draft.relays.remove(relay.id());
        if (toBeAcknowledged) {
            draft.command(new CallCommand.AcknowledgeRequest(relay.id(), null));
        }
        if (FinalAnswers.saysPartyIsGone(status)) {
            Ending.end(draft, EndCause.PARTY_LOST);
        }
    }

    private static void acknowledged(Draft draft, long id, @Nullable Body body) {
        Relay relay = draft.relays.get(id);
        if (relay != null && relay.answered()) {
            draft.relays.remove(id);
            draft.command(new CallCommand.AcknowledgeRequest(id, body));
        }
    }

    private static void cancelled(Draft draft, long id) {
        Relay relay = draft.relays.get(id);
        if (relay != null && !relay.answered() && draft.end == null) {
            draft.command(new CallCommand.CancelRequest(id));
        }
    }

    private static void hungUp(Draft draft, Leg leg) {
        if (leg.side() == Side.CALLER) {
            Ending.hungUp(draft, Side.CALLER);
        } else if (leg.equals(draft.winner)) {
            Ending.hungUp(draft, Side.CALLEE);
        }
    }

    private static void partyLost(Draft draft, Side side) {
        boolean inDialog = side == Side.CALLER || draft.winner != null;
        if (inDialog) {
            Ending.end(draft, EndCause.PARTY_LOST);
        }
    }
}
