package org.ringfence.billing.decision;

import org.ringfence.billing.admission.RefusalReason;

/** What a rule says of a call. Inputs and thresholds are values whose text is made only when somebody reads the trace. */
public sealed interface RuleAnswer {

    /** The rule has nothing to say of such a call; traces leave it out. */
    RuleAnswer NOT_APPLICABLE = new NotApplicable();

    /** The rule has nothing to say of such a call. */
    record NotApplicable() implements RuleAnswer {}

    /**
     * The rule lets the call through.
     *
     * @param input what it looked at
     * @param threshold what it compared that with
     */
    record Pass(Object input, Object threshold) implements RuleAnswer {}

    /**
     * The rule refuses the call.
     *
     * @param reason what record and answer say
     * @param input what it looked at
     * @param threshold what it compared that with
     */
    record Refuse(RefusalReason reason, Object input, Object threshold) implements RuleAnswer {}

    /**
     * A stage before admission turned the call away; the caller was told as little as possible.
     *
     * @param cause why, for the operator
     * @param input what it looked at; never a secret
     * @param threshold what it compared that with
     */
    record TurnedAway(String cause, Object input, Object threshold) implements RuleAnswer {}
}
