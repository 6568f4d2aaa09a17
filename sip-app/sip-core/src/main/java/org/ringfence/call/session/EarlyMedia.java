package org.ringfence.call.session;

/** Whether media before the answer reach the caller (SPEC E15). */
public enum EarlyMedia {
    /** SDP in provisional answers of a single target is passed on. */
    ALLOW,
    /** Provisional answers are passed on without SDP, progress as ringing. */
    BLOCK
}
