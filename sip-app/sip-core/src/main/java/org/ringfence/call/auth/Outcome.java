package org.ringfence.call.auth;

import org.ringfence.call.routing.SipUser;

/** What authentication says about a request. Only {@link Bad} counts against its source. */
public sealed interface Outcome {

    /** The user proved itself; it may be disabled all the same. */
    record Authentic(SipUser user) implements Outcome {}

    /** No answer to a challenge of ours: challenge, nothing to blame. */
    record Missing() implements Outcome {}

    /** The password is right, the nonce is not any more: challenge with {@code stale=true}, nothing to blame. */
    record Stale() implements Outcome {}

    /** A wrong answer: challenge as if there had been none, and tell the gate. */
    record Bad(Reason reason) implements Outcome {}

    /** Why an answer is wrong; for the operator, never for the wire. */
    enum Reason {
        /** Breaks the grammar, or is there twice. */
        MALFORMED,
        /** An algorithm that was not offered, or that the user has no hash for. */
        ALGORITHM,
        /** No qop, another one than auth, or no count or client nonce with it. */
        QOP,
        /** Made for another Request-URI. */
        URI,
        /** Nobody has this name. */
        USER,
        /** The hash is wrong. */
        RESPONSE
    }
}
