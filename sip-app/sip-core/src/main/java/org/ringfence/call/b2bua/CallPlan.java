package org.ringfence.call.b2bua;

import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.call.routing.SipUser;

/** What a dialled address or number means. */
public sealed interface CallPlan {

    /** What records say that the call is for. */
    Destination destination();

    /** A user of this service. */
    record ToUser(SipUser callee, Destination destination) implements CallPlan {}

    /** A number that trunks reach. */
    record ToNumber(String digits, Destination destination) implements CallPlan {}

    /**
     * An address at a domain elsewhere.
     *
     * @param address user and domain
     */
    record ToDomain(String address, Destination destination) implements CallPlan {}

    /** The call leads nowhere. */
    record Refused(Destination destination, RefusalReason reason) implements CallPlan {}
}
