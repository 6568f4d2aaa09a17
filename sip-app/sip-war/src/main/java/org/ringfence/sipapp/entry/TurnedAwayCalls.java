package org.ringfence.sipapp.entry;

import org.jspecify.annotations.Nullable;
import org.ringfence.billing.decision.DecisionStep;
import org.ringfence.billing.decision.RuleAnswer;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.call.auth.Approach;
import org.ringfence.call.auth.Identity;
import org.ringfence.call.auth.Outcome;
import org.ringfence.sip.spi.MessageView;

/** Keeps why calls were turned away before it was known who pays for them (SPEC Q3); never what they answered. */
final class TurnedAwayCalls {

    private static final String INVITE = "INVITE";

    private final TraceLog traces;

    TurnedAwayCalls(TraceLog traces) {
        this.traces = traces;
    }

    /** Keeps a call that does not get further; a call that merely gets its challenge is none. */
    void look(MessageView request, Approach approach, Identity identity) {
        if (request.method().equals(INVITE)) {
            RuleAnswer answer = answer(identity);
            if (answer != null) {
                keep(request, approach, "authenticate", answer);
            }
        }
    }

    /** Keeps a call of a known user to a place that nobody may call. */
    void barred(MessageView request, Approach approach, String target) {
        keep(
                request,
                approach,
                "honeypot",
                new RuleAnswer.TurnedAway("HONEYPOT", target, "a place that may be called"));
    }

    private void keep(MessageView request, Approach approach, String stage, RuleAnswer answer) {
        String callId = request.header("Call-ID");
        traces.turnedAway(
                callId == null ? "" : callId.strip(),
                approach.from().user() + '@' + approach.from().host(),
                approach.requestUri(),
                approach.sourceHost() + ':' + approach.sourcePort(),
                new DecisionStep(stage, answer));
    }

    private static @Nullable RuleAnswer answer(Identity identity) {
        if (identity instanceof Identity.Challenge challenge && challenge.asked() instanceof Outcome.Bad bad) {
            return new RuleAnswer.TurnedAway(
                    "WRONG_" + bad.reason().name(), bad.username(), "the answer of a user of " + challenge.domain());
        }
        if (identity instanceof Identity.Refusal refusal) {
            return new RuleAnswer.TurnedAway(refusal.cause().name(), "the sender", "a user that may send this");
        }
        return identity instanceof Identity.Silence
                ? new RuleAnswer.TurnedAway("SILENCE", "the sender's address", "one from which a password may be tried")
                : null;
    }
}
