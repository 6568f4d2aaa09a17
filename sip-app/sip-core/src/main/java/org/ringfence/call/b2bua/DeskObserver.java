package org.ringfence.call.b2bua;

import org.ringfence.billing.admission.AttemptId;

/** Is told when the money side of calls is in trouble. */
public interface DeskObserver {

    /** The ledger could not be reached for this step ({@code admit}, {@code extend}, {@code settle}, {@code abandon}). */
    void unavailable(AttemptId attempt, String step, RuntimeException cause);

    /** Too much waits for the ledger: this call is left to the janitor, which settles it from its reservation. */
    void leftToJanitor(AttemptId attempt);

    /** A call could not be closed for another reason than a lost ledger; it is left to the janitor. */
    void failed(AttemptId attempt, String step, RuntimeException failure);
}
