package org.ringfence.billing.admission;

/** Where a call comes from (SPEC E12). */
public enum CallOrigin {
    /** A device of an own user. */
    ENDPOINT,
    /** A call that an own user's forwarding sends on. */
    FORWARDED,
    /** A voice mailbox that somebody dials out of. */
    VOICEMAIL,
    /** A call that the service itself begins because somebody asked for it. */
    CALLBACK,
    /** Another operator. */
    TRUNK
}
