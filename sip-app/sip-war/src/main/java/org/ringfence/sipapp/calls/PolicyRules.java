package org.ringfence.sipapp.calls;

import java.time.Duration;
import java.util.Set;
import org.ringfence.call.b2bua.SessionTimerPolicy;
import org.ringfence.call.session.CallRules;
import org.ringfence.call.session.EarlyMedia;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.CallPolicy;
import org.ringfence.policy.PolicySource;

/** The rules of calls, made of the policies that are in force when a call starts. */
final class PolicyRules {

    /** While the ledger is away it is asked again so often; a call that is cut soon should not miss its return. */
    private static final Duration EXTEND_RETRY = Duration.ofSeconds(1);

    private final PolicySource policies;

    PolicyRules(PolicySource policies) {
        this.policies = policies;
    }

    CallRules calls() {
        CallPolicy calls = policies.current(CallPolicy.class);
        return new CallRules(
                calls.initTimeout(),
                calls.ringTimeout(),
                calls.absoluteTimeout(),
                policies.current(BillingPolicy.class).extendLead(),
                EXTEND_RETRY,
                calls.trunkFailover() ? calls.failoverStatuses() : Set.of(),
                switch (calls.earlyMedia()) {
                    case ALLOW -> EarlyMedia.ALLOW;
                    case BLOCK -> EarlyMedia.BLOCK;
                });
    }

    SessionTimerPolicy sessionTimers() {
        CallPolicy calls = policies.current(CallPolicy.class);
        return new SessionTimerPolicy(calls.sessionTimers(), calls.sessionExpires(), calls.minSe());
    }
}
