package org.ringfence.billing.number;

import org.jspecify.annotations.Nullable;

/** How sure it is that a number is called for fraud alone (SPEC E10); the order is that of growing sureness. */
public enum Confidence {
    /** Probably it is good. */
    PROBABLY_GOOD,
    /** Nobody knows. */
    NOT_SURE,
    /** Probably it is not. */
    PROBABLY_WRONG,
    /** It is known. */
    VERY_SURE,
    /** It is closed whatever else is allowed. */
    ALWAYS;

    /** Whether such an entry counts until it is taken away; others count for a month after they were made. */
    public boolean lasts() {
        return compareTo(PROBABLY_WRONG) > 0;
    }

    /** One step less sure; null when there is none. */
    @Nullable
    Confidence weaker() {
        return ordinal() == 0 ? null : values()[ordinal() - 1];
    }
}
