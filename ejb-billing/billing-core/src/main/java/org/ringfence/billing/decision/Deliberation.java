package org.ringfence.billing.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.RefusalReason;

/** A decision while it is made: collects its steps. For one thread. */
public final class Deliberation {

    private final CallAttempt attempt;
    private final List<DecisionStep> steps = new ArrayList<>();

    public Deliberation(CallAttempt attempt) {
        this.attempt = attempt;
    }

    /** Asks rules one after the other until one refuses; null when all let the call through. */
    public @Nullable RefusalReason ask(List<CallRule> rules, CallFacts facts) {
        for (CallRule rule : rules) {
            RuleAnswer answer = rule.judge(facts);
            if (answer instanceof RuleAnswer.NotApplicable) {
                continue;
            }
            steps.add(new DecisionStep(rule.name(), answer));
            if (answer instanceof RuleAnswer.Refuse refusal) {
                return refusal.reason();
            }
        }
        return null;
    }

    /** Notes what another than a rule said. */
    public void note(String rule, RuleAnswer answer) {
        steps.add(new DecisionStep(rule, answer));
    }

    /** The whole decision. */
    public Decision end(Instant at, @Nullable RefusalReason refusal) {
        return new Decision(attempt, at, steps, refusal);
    }
}
