package org.ringfence.call.b2bua;

import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.Trunk;

/** Who a call comes from, proven by credentials or by the address of a trunk's gateway. */
public sealed interface CallingParty {

    /** The account that pays. */
    AccountId account();

    /** What kind of caller it is. */
    CallOrigin origin();

    /** A user of this service. */
    record User(SipUser user) implements CallingParty {
        @Override
        public AccountId account() {
            return user.account();
        }

        @Override
        public CallOrigin origin() {
            return CallOrigin.ENDPOINT;
        }
    }

    /** Another operator. */
    record Carrier(Trunk trunk) implements CallingParty {
        @Override
        public AccountId account() {
            return trunk.account();
        }

        @Override
        public CallOrigin origin() {
            return CallOrigin.TRUNK;
        }
    }
}
