package org.ringfence.sipapp;

import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.FirewallPolicy.ForeignDomains;
import org.ringfence.policy.PolicySource;

/** What the policies in force say of domains that are not served here (SPEC E1, E2). */
public final class OtherDomains {

    private final PolicySource policies;

    /** Follows these policies. */
    public OtherDomains(PolicySource policies) {
        this.policies = policies;
    }

    /** Whether calls of users may claim to come from there. */
    public boolean areTakenAsNames() {
        return inForce() != ForeignDomains.REFUSE;
    }

    /** Whether users may call and write to addresses there. */
    public boolean areReached() {
        return inForce() == ForeignDomains.ALLOW;
    }

    /** On the strictest level of the firewall nothing concerns other domains (SPEC A13). */
    private ForeignDomains inForce() {
        FirewallPolicy firewall = policies.current(FirewallPolicy.class);
        return firewall.level() == FirewallPolicy.Level.STRICT ? ForeignDomains.REFUSE : firewall.foreignDomains();
    }
}
