package org.ringfence.call.b2bua;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.call.routing.TrunkSeats;

/**
 * The address of one INVITE towards the callee.
 *
 * @param requestUri the Request-URI, which also says where the message is sent
 * @param to address of the To header
 * @param from what the callee is told about the caller
 * @param trusted whether the other end is told the identity that we vouch for (P-Asserted-Identity, RFC 3325)
 * @param carrier who is to be paid for a call that is answered there, null for nobody
 * @param seat what the call has to take before the INVITE is sent, null where nothing is counted
 */
public record SipTarget(
        String requestUri,
        String to,
        CallerIdentity from,
        boolean trusted,
        @Nullable Carrier carrier,
        TrunkSeats.@Nullable Seat seat) {

    /** A target on which calls are not counted, and cost nothing. */
    public SipTarget(String requestUri, String to, CallerIdentity from, boolean trusted) {
        this(requestUri, to, from, trusted, null, null);
    }
}
