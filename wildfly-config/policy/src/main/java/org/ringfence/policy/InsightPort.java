package org.ringfence.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.Outcome;

/** What the console can ask about why things came as they did, and what could come. */
public interface InsightPort {

    /** Why a call was admitted or refused, by its id or its Call-ID on the caller's side (SPEC Q3). */
    Outcome<List<TraceView>> explainCall(String call);

    /**
     * A decision on a call, with what was looked at in order.
     *
     * @param id null for a call that was turned away before it was known who pays for it
     * @param account null for the same
     */
    record TraceView(
            @Nullable String id,
            String callId,
            @Nullable String account,
            String caller,
            String destination,
            String source,
            Instant time,
            String outcome,
            List<StepView> steps,
            long configurationVersion) {

        /** Copies the list. */
        public TraceView {
            steps = List.copyOf(steps);
        }
    }

    /** A rule's answer, with what it looked at and what it compared that with. */
    record StepView(String rule, String answer, String input, String threshold) {}
}
