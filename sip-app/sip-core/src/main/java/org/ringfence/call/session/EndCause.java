package org.ringfence.call.session;

/** Why a call ended. */
public enum EndCause {
    CALLER_HUNG_UP,
    CALLEE_HUNG_UP,
    /** The caller gave up before the answer. */
    CANCELLED,
    /** The account may not make this call; the refusal is recorded already. */
    NOT_ADMITTED,
    /** There is nowhere to send the call. */
    UNROUTABLE,
    /** The callee, or the last trunk tried, refused. */
    REFUSED_BY_CALLEE,
    /** Nobody answered within the ring timeout (SPEC B4). */
    NO_ANSWER,
    /** No target showed any progress in time (SPEC B5). */
    NO_PROGRESS,
    /** The money is used up and no more can be reserved (SPEC F8). */
    MONEY_EXHAUSTED,
    /** The reservation is gone, for instance because its lease ended. */
    RESERVATION_LOST,
    /** The absolute limit of a call's length (SPEC B1). */
    TOO_LONG,
    /** A party is gone: no refresh of its session, or its answer said so (SPEC B6). */
    PARTY_LOST,
    /** The caller never acknowledged the answer. */
    NOT_ACKNOWLEDGED,
    /** A party sent too much, too quickly, or what makes no sense (SPEC B7 to B10). */
    ABUSED,
    /** An administrator hung up. */
    ADMINISTRATOR,
    /** This server is being stopped. */
    SHUTDOWN,
    /** Something in this server is broken. */
    INTERNAL_FAILURE;

    /** Whether this server ended a call that both parties would have gone on with. */
    public boolean isCut() {
        return switch (this) {
            case MONEY_EXHAUSTED,
                    RESERVATION_LOST,
                    TOO_LONG,
                    PARTY_LOST,
                    NOT_ACKNOWLEDGED,
                    ABUSED,
                    ADMINISTRATOR,
                    SHUTDOWN,
                    INTERNAL_FAILURE -> true;
            default -> false;
        };
    }
}
