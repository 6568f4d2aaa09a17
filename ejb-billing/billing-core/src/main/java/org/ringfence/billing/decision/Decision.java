package org.ringfence.billing.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;

/**
 * Why a call was admitted or refused (SPEC Q3).
 *
 * @param attempt the call
 * @param at when it was decided
 * @param steps what was looked at, in order
 * @param refusal why not, null when it was admitted
 */
public record Decision(
        CallAttempt attempt,
        Instant at,
        List<DecisionStep> steps,
        @Nullable RefusalReason refusal) {

    public Decision {
        steps = List.copyOf(steps);
    }
}
