package org.ringfence.call.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call at one moment; immutable.
 *
 * @param setup what the call started with
 * @param phase how far the call has come
 * @param caller how far the caller's dialog has come
 * @param funds the money side
 * @param untried the steps of the route that have not been tried
 * @param failover whether the step being tried may be followed by the next one
 * @param shared whether the step being tried has several targets
 * @param branches the INVITEs towards the callee, by number
 * @param winner the callee's dialog, once answered
 * @param ringing the last provisional answer that the caller got
 * @param best the best failure of the branches so far, 0 for none
 * @param relays requests on their way, by id
 * @param terms session timers, by party
 * @param refreshing parties whose session is being refreshed by us
 * @param end why and when the call ended, null while it lasts
 */
public record CallState(
        CallSetup setup,
        Phase phase,
        Caller caller,
        Funds funds,
        List<RouteStep> untried,
        boolean failover,
        boolean shared,
        Map<Integer, Branch> branches,
        @Nullable Leg winner,
        Ringing ringing,
        int best,
        Map<Long, Relay> relays,
        Map<Side, SessionTerms> terms,
        Set<Side> refreshing,
        @Nullable CallEnd end) {

    /** The phases of a call, in their order. */
    public enum Phase {
        ADMITTING,
        ROUTING,
        INVITING,
        ANSWERED,
        TALKING,
        ENDING,
        ENDED
    }

    /** The phases of the caller's dialog. */
    public enum Caller {
        INVITED,
        ANSWERED,
        CONFIRMED,
        GONE
    }

    /**
     * What the caller heard before the answer.
     *
     * @param status last provisional status, 0 for none
     * @param branch the branch that it came from
     * @param media whether SDP was passed on, so that no other target can be tried any more
     */
    public record Ringing(int status, int branch, boolean media) {
        static final Ringing NOT_YET = new Ringing(0, Leg.CALLER_BRANCH, false);
    }
}
