package org.ringfence.billing.cdr;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.money.Money;

/**
 * The call detail record: what became of one attempt. There is one for each attempt, and it never changes.
 *
 * @param attempt what was wanted
 * @param outcome what came of it
 * @param release how and when it ended; for a refusal the cause is its reason
 * @param billed the money part
 * @param node the node that took the call in, at most 64 characters
 * @param carriage who carried the talk, null when there was none or it went to one of our own users
 */
public record CallRecord(
        CallAttempt attempt,
        CallOutcome outcome,
        Release release,
        Billed billed,
        String node,
        @Nullable Carriage carriage) {

    /** A call that nobody else carried. */
    public CallRecord(CallAttempt attempt, CallOutcome outcome, Release release, Billed billed, String node) {
        this(attempt, outcome, release, billed, node, null);
    }

    public AttemptId id() {
        return attempt.id();
    }

    /**
     * What was earned: the charge less what the carrier charges, below zero for a loss. Empty when the latter is not
     * known, or in another currency.
     */
    public Optional<Money> margin() {
        Money cost = carriage == null ? null : carriage.cost();
        Money charge = billed.charge();
        return cost == null || !cost.currency().equals(charge.currency())
                ? Optional.empty()
                : Optional.of(charge.minus(cost));
    }
}
