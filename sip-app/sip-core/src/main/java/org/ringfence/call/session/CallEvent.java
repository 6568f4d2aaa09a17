package org.ringfence.call.session;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a call. */
public sealed interface CallEvent {

    /** What the accounting side says; comes once for each asking. */
    sealed interface OfFunds extends CallEvent {}

    /** What a branch towards the callee says about its INVITE. */
    sealed interface OfBranch extends CallEvent {
        int branch();
    }

    /** What the caller does with its INVITE. */
    sealed interface OfCaller extends CallEvent {}

    /** Requests within the dialogs and their answers. */
    sealed interface OfRelay extends CallEvent {}

    /** The call may be made, and money and a line are reserved for so long a talk. */
    record Admitted(Duration granted) implements OfFunds {}

    /** The call may not be made; the caller gets this answer. The refusal is recorded already. */
    record NotAdmitted(Rejection rejection) implements OfFunds {}

    /** More is reserved: the talk may last so long in all. */
    record Extended(Duration granted) implements OfFunds {}

    /** No more can be reserved: the talk may last so long in all. */
    record Exhausted(Duration granted) implements OfFunds {}

    /** The reservation has been closed by someone else. */
    record ReservationLost() implements OfFunds {}

    /** The ledger could not be asked. */
    record ExtensionFailed() implements OfFunds {}

    /** The account got money: asking again may help (SPEC P18). */
    record ToppedUp() implements OfFunds {}

    /** Settling or abandoning is done, or safely queued. */
    record Accounted() implements OfFunds {}

    /** The ways to the callee, in order; none at all is a rejection. */
    record Routed(List<RouteStep> steps) implements CallEvent {
        public Routed {
            steps = List.copyOf(steps);
        }
    }

    /** There is no way to the callee. */
    record Unroutable(Rejection rejection) implements CallEvent {}

    /** A provisional answer. */
    record Progress(
            int branch, String dialog, int status, @Nullable Body body) implements OfBranch {}

    /** A 200 to the INVITE; {@code terms} is what its headers agree to about the session timer. */
    record Answered(
            int branch,
            String dialog,
            @Nullable Body body,
            @Nullable SessionTerms terms) implements OfBranch {}

    /** A final answer other than 2xx, or no answer at all (408), or no way to send (503). */
    record Failed(int branch, int status) implements OfBranch {}

    /** The caller's ACK to the 200. */
    record CallerAcknowledged(@Nullable Body body) implements OfCaller {}

    /** The caller's CANCEL; its INVITE has been answered with 487 already. */
    record CallerCancelled() implements OfCaller {}

    /** A BYE, answered already. */
    record HungUp(Leg leg) implements OfRelay {}

    /** A party is gone: 481 or 408 to a request, or its connection is lost. */
    record PartyLost(Side side) implements OfRelay {}

    /** A request within a dialog; {@code id} names it until its end. */
    record Request(
            long id, Leg from, RelayMethod method, @Nullable Body body) implements OfRelay {}

    /** A final answer to a request that was passed on. */
    record RequestAnswered(long id, int status, @Nullable Body body) implements OfRelay {}

    /** The ACK to the 200 of a re-INVITE that was passed on. */
    record RequestAcknowledged(long id, @Nullable Body body) implements OfRelay {}

    /** The CANCEL of a re-INVITE that was passed on. */
    record RequestCancelled(long id) implements OfRelay {}

    /** The answer to this server's own refresh of a session. */
    record Refreshed(Side side, int status) implements OfRelay {}

    /** A party asked for a refresh or agreed to new terms within a request that was passed on. */
    record TermsAgreed(Side side, @Nullable SessionTerms terms) implements OfRelay {}

    /** A timer ended. */
    record TimerEnded(TimerKind kind) implements CallEvent {}

    /** The call is to end now, for this reason. */
    record EndDemanded(EndCause cause) implements CallEvent {}
}
