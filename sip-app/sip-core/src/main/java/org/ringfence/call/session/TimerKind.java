package org.ringfence.call.session;

/** The timers of a call; at most one of each kind runs at a time. */
public enum TimerKind {
    /** No branch of this step has shown any progress (SPEC B5). */
    SETUP,
    /** Nobody has answered (SPEC B4). */
    RING,
    /** The call has lasted as long as any call may (SPEC B1). */
    ABSOLUTE,
    /** The next slice of money is to be reserved (SPEC F8). */
    SLICE,
    /** The reserved money is used up: the call is cut (SPEC F8). */
    CUT,
    /** The caller has not acknowledged the 200 (RFC 3261 13.3.1.4). */
    ACK,
    /** What should still come after the end has not come. */
    LINGER,
    /** This server refreshes the caller's session (RFC 4028). */
    REFRESH_CALLER,
    /** This server refreshes the callee's session (RFC 4028). */
    REFRESH_CALLEE,
    /** The caller has not refreshed its session (RFC 4028, SPEC B6). */
    EXPIRY_CALLER,
    /** The callee has not refreshed its session (RFC 4028, SPEC B6). */
    EXPIRY_CALLEE;

    static TimerKind refresh(Side side) {
        return side == Side.CALLER ? REFRESH_CALLER : REFRESH_CALLEE;
    }

    static TimerKind expiry(Side side) {
        return side == Side.CALLER ? EXPIRY_CALLER : EXPIRY_CALLEE;
    }
}
