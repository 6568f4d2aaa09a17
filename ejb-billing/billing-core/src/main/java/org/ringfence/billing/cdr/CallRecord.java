package org.ringfence.billing.cdr;

import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Release;

/**
 * The call detail record: what became of one attempt. There is one for each attempt, and it never changes.
 *
 * @param attempt what was wanted
 * @param outcome what came of it
 * @param release how and when it ended; for a refusal the cause is its reason
 * @param billed the money part
 * @param node the node that took the call in, at most 64 characters
 */
public record CallRecord(CallAttempt attempt, CallOutcome outcome, Release release, Billed billed, String node) {

    public AttemptId id() {
        return attempt.id();
    }
}
