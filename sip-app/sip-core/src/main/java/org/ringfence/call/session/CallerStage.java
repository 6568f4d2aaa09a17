package org.ringfence.call.session;

import org.jspecify.annotations.Nullable;

/** The caller's INVITE: its CANCEL and its ACK. */
final class CallerStage {

    private CallerStage() {}

    static void handle(Draft draft, CallEvent.OfCaller event) {
        if (event instanceof CallEvent.CallerCancelled) {
            if (draft.caller == CallState.Caller.INVITED) {
                Ending.end(draft, EndCause.CANCELLED);
            }
        } else if (event instanceof CallEvent.CallerAcknowledged acknowledged) {
            acknowledged(draft, acknowledged.body());
        }
    }

    private static void acknowledged(Draft draft, @Nullable Body body) {
        if (draft.caller != CallState.Caller.ANSWERED) {
            return;
        }
        if (draft.end != null) {
            hangUpCaller(draft);
            return;
        }
        draft.caller = CallState.Caller.CONFIRMED;
        draft.phase = CallState.Phase.TALKING;
        draft.disarm(TimerKind.ACK);
        Leg callee = draft.callee();
        Branch branch = draft.branches.get(callee.branch());
        if (branch != null && branch.state() == Branch.State.ANSWERED) {
            draft.put(branch.in(Branch.State.CONFIRMED));
            draft.command(new CallCommand.Acknowledge(callee, body));
        }
    }

    /** RFC 3261 15: the callee of a dialog sends no BYE before the ACK, or before it is clear that none comes. */
    static void noAck(Draft draft) {
        if (draft.caller != CallState.Caller.ANSWERED) {
            return;
        }
        if (draft.end == null) {
            Ending.end(draft, EndCause.NOT_ACKNOWLEDGED);
        }
        hangUpCaller(draft);
    }

    static void hangUpCaller(Draft draft) {
        if (draft.end == null) {
            throw new IllegalStateException("the call has not ended");
        }
        draft.caller = CallState.Caller.GONE;
        draft.command(new CallCommand.HangUp(Leg.CALLER, draft.end.cause()));
        Ending.finishWhenDone(draft);
    }
}
