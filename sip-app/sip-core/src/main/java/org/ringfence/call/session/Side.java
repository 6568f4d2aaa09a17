package org.ringfence.call.session;

/** One of the two parties of a call, as this server sees them. */
public enum Side {
    /** The party that sent the INVITE. */
    CALLER,
    /** The party that the INVITE is for. */
    CALLEE;

    /** The party at the other end. */
    public Side other() {
        return this == CALLER ? CALLEE : CALLER;
    }
}
