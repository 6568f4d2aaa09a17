package org.ringfence.call.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a call from the admission to the last answer; pure and without a clock.
 *
 * <p>Whatever the order of events, a call ends, what was reserved is settled or abandoned exactly once, and nothing
 * is commanded after {@link CallCommand.Finish}.
 */
public final class CallSession {

    private CallSession() {}

    /** A new call: its first command asks for admission. */
    public static Transition start(CallSetup setup) {
        CallState state = new CallState(
                setup,
                CallState.Phase.ADMITTING,
                CallState.Caller.INVITED,
                Funds.asked(),
                List.of(),
                false,
                false,
                Map.of(),
                null,
                CallState.Ringing.NOT_YET,
                0,
                Map.of(),
                Map.of(),
                Set.of(),
                null);
        return new Transition(state, List.of(new CallCommand.Admit()));
    }

    /**
     * What follows from an event.
     *
     * @param now the call's time; it never goes back within a call
     */
    public static Transition next(CallState state, CallEvent event, Instant now) {
        if (state.phase() == CallState.Phase.ENDED) {
            return new Transition(state, List.of());
        }
        Draft draft = new Draft(state, now);
        if (event instanceof CallEvent.OfFunds funds) {
            FundsStage.handle(draft, funds);
        } else if (event instanceof CallEvent.OfBranch branch) {
            BranchStage.handle(draft, branch);
        } else if (event instanceof CallEvent.OfCaller caller) {
            CallerStage.handle(draft, caller);
        } else if (event instanceof CallEvent.OfRelay relay) {
            RelayStage.handle(draft, relay);
        } else if (event instanceof CallEvent.Routed routed) {
            BranchStage.routed(draft, routed.steps());
        } else if (event instanceof CallEvent.Unroutable unroutable) {
            BranchStage.unroutable(draft, unroutable.rejection());
        } else if (event instanceof CallEvent.TimerEnded timer) {
            TimerStage.ended(draft, timer.kind());
        } else if (event instanceof CallEvent.EndDemanded demand) {
            Ending.end(draft, demand.cause());
        } else {
            throw new IllegalArgumentException("No rule for " + event);
        }
        return draft.done();
    }
}
