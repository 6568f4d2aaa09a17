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

    /**
     * A wrong answer: challenge as if there had been none, and tell the gate.
     *
     * @param username the name that was claimed, whether anybody has it or not; empty if it can't be read
     * @param answersChallenge whether its nonce is one that this server made for this source and that is still good: then
     *     the answer comes from there
     */
    record Bad(Reason reason, String username, boolean answersChallenge) implements Outcome {}

    /** Not looked at: nobody may try a password of this user from there now. */
    record Unheard() implements Outcome {}

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
