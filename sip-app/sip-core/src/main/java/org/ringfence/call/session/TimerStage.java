package org.ringfence.call.session;

/** What a timer's end means. */
final class TimerStage {

    private TimerStage() {}

    static void ended(Draft draft, TimerKind kind) {
        switch (kind) {
            case SETUP -> BranchStage.noProgress(draft);
            case RING -> {
                if (draft.phase == CallState.Phase.INVITING) {
                    Ending.end(draft, EndCause.NO_ANSWER);
                }
            }
            case ABSOLUTE -> Ending.end(draft, EndCause.TOO_LONG);
            case SLICE -> FundsStage.ask(draft);
            case CUT -> FundsStage.cutDue(draft);
            case ACK -> CallerStage.noAck(draft);
            case LINGER -> Ending.lingeredLongEnough(draft);
            case REFRESH_CALLER -> SessionTimers.refreshDue(draft, Side.CALLER);
            case REFRESH_CALLEE -> SessionTimers.refreshDue(draft, Side.CALLEE);
            case EXPIRY_CALLER, EXPIRY_CALLEE -> Ending.end(draft, EndCause.PARTY_LOST);
        }
    }
}
