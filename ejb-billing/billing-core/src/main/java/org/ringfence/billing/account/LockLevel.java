package org.ringfence.billing.account;

/** How far an account is locked; each level takes away what the one before it does, and more (SPEC P5). */
public enum LockLevel {
    /** Everything is allowed. */
    NONE,
    /** No calls to other countries; what those are is known where a home country is. */
    NO_INTERNATIONAL,
    /** Only calls that cost nothing. */
    NO_CHARGEABLE,
    /** No call may be made; calls may come in. */
    NO_OUTGOING,
    /** Calls are neither made nor received. */
    NO_CALLS,
    /** Nothing at all, neither calls nor registrations nor the portal. */
    ALL;

    /** The most severe lock under which a call within the country may still be made. */
    public static LockLevel highestFor(boolean freeCall) {
        return freeCall ? NO_CHARGEABLE : NO_INTERNATIONAL;
    }

    public boolean allowsOutgoing(boolean freeCall) {
        return compareTo(highestFor(freeCall)) <= 0;
    }

    /** Whether calls may leave the country. */
    public boolean allowsInternational() {
        return this == NONE;
    }

    public boolean allowsIncoming() {
        return compareTo(NO_CALLS) < 0;
    }

    public boolean allowsRegistration() {
        return compareTo(ALL) < 0;
    }
}
