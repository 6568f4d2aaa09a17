package org.ringfence.billing.admission;

import java.time.Duration;
import org.ringfence.billing.money.Money;

/** The outcome of {@link Admission#settle} and {@link Admission#abandon}. */
public sealed interface EndAnswer {

    /**
     * Charge, release and record are done.
     *
     * @param charge what was taken from the balance
     * @param billed the talk that it is for
     */
    record Ended(Money charge, Duration billed) implements EndAnswer {}

    /**
     * It was done before, perhaps otherwise than asked now (SPEC: every reservation ends once).
     *
     * @param charge what was taken then
     * @param billed the talk that it was for
     */
    record AlreadyEnded(Money charge, Duration billed) implements EndAnswer {}

    /** No such reservation was ever made. */
    record Unknown() implements EndAnswer {}
}
