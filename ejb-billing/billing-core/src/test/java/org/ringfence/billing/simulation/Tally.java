package org.ringfence.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(answer).isNotInstanceOf(EndAnswer.Unknown.class);
        if (answer instanceof EndAnswer.Ended) {
            assertThat(ended.add(attempt.id())).as("%s ends once", attempt.id()).isTrue();
        } else {
            repeatsAndLateEnds++;
        }
    }

    @Override
    public String toString() {
        return "cuts " + cuts + ", extensions " + extensions + ", after a top-up " + extensionsAfterTopUp + ", crashes "
                + crashes + ", repeats and late ends " + repeatsAndLateEnds + ", faults " + faults;
    }
}
