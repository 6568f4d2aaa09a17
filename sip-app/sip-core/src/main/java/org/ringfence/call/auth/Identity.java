package org.ringfence.call.auth;

import java.util.List;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.Trunk;

/** Who sends a request, or how it is turned away. */
public sealed interface Identity {

    /** A user that proved itself and may send this request. */
    record User(SipUser user) implements Identity {}

    /** A trunk, known by the address of one of its gateways. */
    record Carrier(Trunk trunk) implements Identity {}

    /**
     * To be asked for a proof: 401 or 407.
     *
     * @param header WWW-Authenticate or Proxy-Authenticate
     * @param values one challenge each
     * @param domain the served domain whose user it has to be
     * @param asked why it is asked
     */
    record Challenge(int status, String header, List<String> values, String domain, Outcome asked) implements Identity {

        public Challenge {
            values = List.copyOf(values);
        }
    }

    /** To be left without an answer: nobody may try a password of this user from there now. */
    record Silence() implements Identity {}

    /** To be refused. */
    record Refusal(Cause cause) implements Identity {}

    /** Why a request is refused; all look the same to the sender. */
    enum Cause {
        /** It names a domain that is not served here, and may not (SPEC E1, E2). */
        FOREIGN_DOMAIN,
        /** The user is disabled or its account is locked for everything. */
        DISABLED,
        /** The user may not use this transport (SPEC D11). */
        TRANSPORT,
        /** The From or To header names somebody else (SPEC D16). */
        OTHER_IDENTITY
    }
}
