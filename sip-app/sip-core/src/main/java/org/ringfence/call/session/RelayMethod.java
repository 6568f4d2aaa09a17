package org.ringfence.call.session;

/** The requests within a dialog that are passed from one party to the other. */
public enum RelayMethod {
    /** A re-INVITE: hold, resume, other media. */
    INVITE,
    UPDATE,
    INFO,
    MESSAGE;

    /** Whether it may carry an offer, so that two of them must not cross (RFC 3264, RFC 3261 14). */
    boolean mayOffer() {
        return this == INVITE || this == UPDATE;
    }
}
