package org.ringfence.billing.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.CallAttempt;

/**
 * What is kept of a decision (SPEC Q3): values alone, whose text is made when somebody reads it. It holds neither
 * passwords nor what was answered to a challenge.
 *
 * @param attempt the call, null when it was turned away before it was known who pays
 * @param callReference the Call-ID of the caller's side
 * @param caller who calls, or claims to
 * @param destination what was dialled
 * @param source the transport address that it came from
 * @param at when it was decided
 * @param steps what was looked at, in order
 * @param outcome {@link #ADMITTED}, or why not
 * @param configuration the version of the policies that were in force
 */
public record Trace(
        @Nullable CallAttempt attempt,
        String callReference,
        String caller,
        String destination,
        String source,
        Instant at,
        List<DecisionStep> steps,
        String outcome,
        long configuration) {

    /** The outcome of a call that may be made. */
    public static final String ADMITTED = "ADMITTED";

    private static final int LONGEST = 255;
    /** Estimates of what a trace and a step cost without their texts, on the safe side. */
    private static final int BYTES = 400;

    private static final int BYTES_OF_A_STEP = 240;

    /** Texts of strangers are cut to their length. */
    public Trace {
        callReference = shortened(callReference);
        caller = shortened(caller);
        destination = shortened(destination);
        source = shortened(source);
        steps = List.copyOf(steps);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Of a decision by rules. */
    static Trace of(Decision decision, long configuration) {
        CallAttempt attempt = decision.attempt();
        return new Trace(
                attempt,
                attempt.callReference(),
                attempt.caller(),
                attempt.destination().text(),
                attempt.source(),
                decision.at(),
                decision.steps(),
                decision.refusal() == null ? ADMITTED : decision.refusal().name(),
                configuration);
    }

    /** Whether this is about the call with this id, or with this Call-ID on the caller's side. */
    boolean isOf(String call) {
        return callReference.equals(call)
                || (attempt != null && attempt.id().toString().equals(call));
    }

    /** What it costs in memory, about. */
    long bytes() {
        int texts = callReference.length() + caller.length() + destination.length() + source.length();
        return BYTES + 2L * texts + (long) steps.size() * BYTES_OF_A_STEP;
    }
}
