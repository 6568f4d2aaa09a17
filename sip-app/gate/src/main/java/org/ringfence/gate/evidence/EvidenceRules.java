package org.ringfence.gate.evidence;

import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.policy.address.AddressSet;

/**
 * The policies by which evidence is weighed.
 *
 * @param exempt addresses that are never sanctioned
 * @param trusted those of them whose wrong passwords are not even counted; this server's own are not among them, as
 *     whoever runs a program on it is not its administrator
 */
public record EvidenceRules(FirewallPolicy firewall, GuessingPolicy guessing, AddressSet exempt, AddressSet trusted) {

    /** Whether the firewall works up to this level. */
    public boolean covers(Level level) {
        return firewall.level().compareTo(level) >= 0;
    }
}
