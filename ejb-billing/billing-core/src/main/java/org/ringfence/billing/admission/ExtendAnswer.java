package org.ringfence.billing.admission;

import java.time.Duration;

/** The outcome of {@link Admission#extend}. */
public sealed interface ExtendAnswer {

    /** The talk is covered for this long, counted from the answer. */
    record Extended(Duration grantedTotal) implements ExtendAnswer {}

    /** No more can be reserved; without a top-up the call is to be cut this long after the answer (SPEC F8, P18). */
    record Exhausted(Duration grantedTotal) implements ExtendAnswer {}

    /** Nothing is held (any more) under this name: the call is to be ended. */
    record Ended() implements ExtendAnswer {}
}
