package org.ringfence.call.auth;

/** Over what users may send (SPEC D11). */
public enum TransportBinding {
    /** Over every transport. */
    ANY,
    /** Over those that the user may use, and other than REGISTER only over one that it is registered by. */
    REGISTERED,
    /** Over those that the user may use. */
    ALLOWED,
    /** Over those that the user may use and that are encrypted. */
    SECURE_ONLY
}
