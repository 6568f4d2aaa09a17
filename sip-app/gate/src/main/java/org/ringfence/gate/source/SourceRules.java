package org.ringfence.gate.source;

import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.policy.FirewallPolicy.TrustedAddresses;
import org.ringfence.policy.address.AddressSet;

/**
 * The firewall's policy as a datagram meets it.
 *
 * @param exempt who passes without a look
 * @param denied who never passes
 */
public record SourceRules(
        boolean everybody,
        AddressSet exempt,
        AddressSet denied,
        boolean flood,
        int floodLimit,
        long floodPeriodMillis,
        int kbps,
        long quenchPeriodMillis) {

    private static final AddressSet PRIVATE =
            AddressSet.parse("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7,fe80::/10");
    private static final AddressSet BOGONS = AddressSet.parse(
            "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,192.168.0.0/16,"
                    + "198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/3,::/128,2001:db8::/32,fc00::/7,fe80::/10,ff00::/8");

    /**
     * Rules of a policy.
     *
     * @param own addresses of this server, loopback among them
     * @param peers addresses of trunks and proxies
     */
    public static SourceRules of(FirewallPolicy policy, AddressSet own, AddressSet peers) {
        boolean lists = policy.level() != Level.OFF;
        return new SourceRules(
                !lists || policy.trustedAddresses() == TrustedAddresses.ALL,
                exempt(policy, own, peers),
                denied(policy),
                policy.level().compareTo(Level.FLOOD) >= 0,
                policy.floodMessageLimit(),
                policy.floodPeriod().toMillis(),
                policy.networkSpeedLimitKbps(),
                policy.quenchPeriod().toMillis());
    }

    /** Addresses that are never sanctioned: own, trunks and proxies, the allow list, what is trusted. */
    public static AddressSet exempt(FirewallPolicy policy, AddressSet own, AddressSet peers) {
        AddressSet trusted = trusted(policy, peers);
        return switch (policy.trustedAddresses()) {
            case NONE, ALL -> trusted;
            case SELF, LISTED, PRIVATE -> trusted.and(own);
        };
    }

    /** Addresses of others that are never sanctioned: trunks and proxies, the allow list, what is trusted. */
    public static AddressSet trusted(FirewallPolicy policy, AddressSet peers) {
        AddressSet listed = policy.allowList().and(peers);
        return policy.trustedAddresses() == TrustedAddresses.PRIVATE ? listed.and(PRIVATE) : listed;
    }

    private static AddressSet denied(FirewallPolicy policy) {
        return policy.bogonCheck() ? policy.denyList().and(BOGONS) : policy.denyList();
    }
}
