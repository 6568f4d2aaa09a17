package org.ringfence.call.b2bua;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.call.routing.SipUser;

/** What a dialled address or number means. */
public sealed interface CallPlan {

    /** What records say that the call is for. */
    Destination destination();

    /** A user of this service. */
    record ToUser(SipUser callee, Destination destination) implements CallPlan {}

    /**
     * A number that trunks reach.
     *
     * @param pin what was dialled before it, null for nothing
     */
    record ToNumber(
            String digits,
            Destination destination,
            @Nullable Pin pin) implements CallPlan {

        /** A number without a PIN. */
        public ToNumber(String digits, Destination destination) {
            this(digits, destination, null);
        }
    }

    /**
     * An address at a domain elsewhere.
     *
     * @param address user and domain
     */
    record ToDomain(String address, Destination destination) implements CallPlan {}

    /** The call leads nowhere. */
    record Refused(Destination destination, RefusalReason reason) implements CallPlan {}
}
