package org.ringfence.billing.cdr;

/** What became of an attempt. */
public enum CallOutcome {
    /** There was a talk. */
    ANSWERED,
    /** Not admitted. */
    REFUSED,
    /** Admitted, but never answered: busy, no answer, cancelled, no route. */
    FAILED,
    /** Nobody told how it ended; charged for the talk that is proven. */
    INTERRUPTED
}
