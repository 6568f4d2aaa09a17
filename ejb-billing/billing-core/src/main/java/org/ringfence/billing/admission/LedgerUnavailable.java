package org.ringfence.billing.admission;

import org.jspecify.annotations.Nullable;

/**
 * The book of money can't be reached: whether the step was taken is unknown, and it may be repeated with the same ids.
 */
public class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
