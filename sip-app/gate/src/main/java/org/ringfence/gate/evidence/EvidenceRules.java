package org.ringfence.gate.evidence;

import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.policy.address.AddressSet;

/**
 * The policies by which evidence is weighed.
 *
 * @param exempt addresses that are never sanctioned
 */
public record EvidenceRules(FirewallPolicy firewall, GuessingPolicy guessing, AddressSet exempt) {

    /** Whether the firewall works up to this level. */
    public boolean covers(Level level) {
        return firewall.level().compareTo(level) >= 0;
    }
}
