package org.ringfence.billing.simulation;

import java.util.HashSet;
import java.util.Set;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.EndAnswer;

/** Counts what happened, so that a simulation in which nothing happens is noticed. */
final class Tally {

    final Set<AttemptId> ended = new HashSet<>();
    final Set<AttemptId> known = new HashSet<>();
    long cuts;
    long extensions;
    long extensionsAfterTopUp;
    long crashes;
    long repeatsAndLateEnds;
    long faults;

    void cut() {
        cuts++;
    }

    void extended(boolean afterTopUp) {
        extensions++;
        extensionsAfterTopUp += afterTopUp ? 1 : 0;
    }

    void ended(CallAttempt attempt, EndAnswer answer) {
        if (answer instanceof EndAnswer.Unknown || answer instanceof EndAnswer.Ended && !ended.add(attempt.id())) {
            throw new AssertionError(attempt.id() + " was told " + answer);
        }
        if (!(answer instanceof EndAnswer.Ended)) {
            repeatsAndLateEnds++;
        }
    }

    @Override
    public String toString() {
        return "cuts " + cuts + ", extensions " + extensions + ", after a top-up " + extensionsAfterTopUp + ", crashes "
                + crashes + ", repeats and late ends " + repeatsAndLateEnds + ", faults " + faults;
    }
}
