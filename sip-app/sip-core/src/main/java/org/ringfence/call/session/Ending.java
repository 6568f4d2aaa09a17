package org.ringfence.call.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a call: each dialog closed as its state demands, the money closed exactly once. */
final class Ending {

    private Ending() {}

    /** Ends the call with the answer that belongs to the cause, if the caller still waits for one. */
    static void end(Draft draft, EndCause cause) {
        close(draft, cause, Rejection.of(statusOf(cause)), null);
    }

    /** Ends a call that the caller still waits for, with this answer. */
    static void reject(Draft draft, EndCause cause, Rejection rejection) {
        close(draft, cause, rejection, null);
    }

    /** Ends the call because this party has hung up. */
    static void hungUp(Draft draft, Side side) {
        EndCause cause = side == Side.CALLER ? EndCause.CALLER_HUNG_UP : EndCause.CALLEE_HUNG_UP;
        close(draft, cause, Rejection.of(487), side);
    }

    private static void close(Draft draft, EndCause cause, Rejection rejection, @Nullable Side gone) {
        if (draft.end != null) {
            return;
        }
        boolean answered = draft.funds.answeredAt() != null;
        Instant at = answered ? draft.funds.endOfTalk(draft.now) : draft.now;
        draft.end = new CallEnd(cause, answered ? 200 : rejection.status(), at);
        draft.phase = CallState.Phase.ENDING;
        draft.command(new CallCommand.DisarmAll());
        refuseOpenRequests(draft, gone);
        closeCallee(draft, cause, gone);
        closeCaller(draft, cause, rejection, gone);
        closeFunds(draft);
        draft.arm(TimerKind.LINGER, CallRules.LINGER);
        finishWhenDone(draft);
    }

    private static void refuseOpenRequests(Draft draft, @Nullable Side gone) {
        for (Relay relay : draft.relays.values()) {
            if (!relay.answered() && relay.from() != gone) {
                draft.command(new CallCommand.AnswerRequest(relay.id(), 487, null, Duration.ZERO));
            }
        }
    }

    private static void closeCaller(Draft draft, EndCause cause, Rejection rejection, @Nullable Side gone) {
        switch (draft.caller) {
            case INVITED -> {
                if (cause != EndCause.CANCELLED) {
                    draft.command(new CallCommand.Reject(rejection, cause));
                }
                draft.caller = CallState.Caller.GONE;
            }
            case ANSWERED -> {
                if (gone == Side.CALLER) {
                    draft.caller = CallState.Caller.GONE;
                } else {
                    draft.arm(TimerKind.ACK, CallRules.ACK_WAIT);
                }
            }
            case CONFIRMED -> {
                if (gone != Side.CALLER) {
                    draft.command(new CallCommand.HangUp(Leg.CALLER, cause));
                }
                draft.caller = CallState.Caller.GONE;
            }
            case GONE -> {}
        }
    }

    private static void closeCallee(Draft draft, EndCause cause, @Nullable Side gone) {
        for (Branch branch : List.copyOf(draft.branches.values())) {
            if (branch.isUp()) {
                if (gone != Side.CALLEE) {
                    draft.command(new CallCommand.HangUp(branch.leg(), cause));
                }
                draft.put(branch.in(Branch.State.DONE));
            }
        }
        BranchStage.cancelRinging(draft);
    }

    /** Settles or abandons what is held; what is still being asked for is closed when its answer comes. */
    static void closeFunds(Draft draft) {
        CallEnd end = draft.end;
        if (end == null) {
            throw new IllegalStateException("the call has not ended");
        }
        if (draft.funds.stage() != Funds.Stage.HELD) {
            return;
        }
        Instant answeredAt = draft.funds.answeredAt();
        draft.command(answeredAt != null ? new CallCommand.Settle(answeredAt, end) : new CallCommand.Abandon(end));
        draft.funds = draft.funds.in(Funds.Stage.CLOSING);
    }

    /** What should have come has not: no more answers are waited for. */
    static void lingeredLongEnough(Draft draft) {
        if (draft.end == null) {
            return;
        }
        for (Branch branch : List.copyOf(draft.branches.values())) {
            draft.put(branch.in(Branch.State.DONE));
        }
        if (draft.caller == CallState.Caller.ANSWERED) {
            CallerStage.hangUpCaller(draft);
        } else {
            finishWhenDone(draft);
        }
    }

    static void finishWhenDone(Draft draft) {
        CallEnd end = draft.end;
        boolean quiet = draft.phase == CallState.Phase.ENDING
                && draft.caller == CallState.Caller.GONE
                && draft.funds.stage() == Funds.Stage.CLOSED
                && !draft.anyBranch(branch -> branch.state() != Branch.State.DONE);
        if (quiet && end != null) {
            draft.phase = CallState.Phase.ENDED;
            draft.command(new CallCommand.DisarmAll());
            draft.command(new CallCommand.Finish(end));
        }
    }

    private static int statusOf(EndCause cause) {
        return switch (cause) {
            case CANCELLED, CALLER_HUNG_UP, CALLEE_HUNG_UP -> 487;
            case SHUTDOWN, RESERVATION_LOST -> 503;
            case INTERNAL_FAILURE -> 500;
            case NO_PROGRESS -> 408;
            case NOT_ADMITTED -> 403;
            default -> 480;
        };
    }
}
