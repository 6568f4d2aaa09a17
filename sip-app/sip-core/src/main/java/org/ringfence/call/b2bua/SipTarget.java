package org.ringfence.call.b2bua;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.TrunkSeats;
import org.ringfence.call.session.RouteStep;
import org.ringfence.call.session.Target;

/**
 * The address of one INVITE towards the callee.
 *
 * @param requestUri the Request-URI, which also says where the message is sent
 * @param to address of the To header
 * @param from what the callee is told about the caller
 * @param trusted whether the other end is told the identity that we vouch for (P-Asserted-Identity, RFC 3325)
 * @param carrier who is to be paid for a call that is answered there, null for nobody
 * @param seat what the call has to take before the INVITE is sent, null where nothing is counted
 * @param phoneOf whose phone it is, null for other ends
 */
public record SipTarget(
        String requestUri,
        String to,
        CallerIdentity from,
        boolean trusted,
        @Nullable Carrier carrier,
        TrunkSeats.@Nullable Seat seat,
        @Nullable SipUser phoneOf) {

    /** A target on which calls are not counted, and cost nothing. */
    public SipTarget(String requestUri, String to, CallerIdentity from, boolean trusted) {
        this(requestUri, to, from, trusted, null, null, null);
    }

    /** A gateway of a carrier. */
    SipTarget(String requestUri, String to, CallerIdentity from, Carrier carrier, TrunkSeats.@Nullable Seat seat) {
        this(requestUri, to, from, true, carrier, seat, null);
    }

    /** A phone of a user. */
    static SipTarget phone(String requestUri, CallerIdentity from, SipUser user) {
        return new SipTarget(requestUri, "sip:" + SipText.user(user.address()), from, false, null, null, user);
    }

    /** The same ways, where the other ends are told of another caller. */
    public static List<RouteStep> from(List<RouteStep> steps, CallerIdentity caller) {
        return steps.stream()
                .map(step -> new RouteStep(
                        step.targets().stream()
                                .map(target -> new Target(target.name(), from((SipTarget) target.address(), caller)))
                                .toList(),
                        step.failover()))
                .toList();
    }

    private static SipTarget from(SipTarget target, CallerIdentity caller) {
        return new SipTarget(
                target.requestUri, target.to, caller, target.trusted, target.carrier, target.seat, target.phoneOf);
    }
}
