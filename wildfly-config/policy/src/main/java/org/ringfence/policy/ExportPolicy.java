package org.ringfence.policy;

/**
 * What this server tells other programs about its bans (SPEC A14, P11).
 *
 * @param firewallList whether banned addresses are kept in a file for the operating system's firewall; default false
 *     (SPEC A14)
 * @param firewallListMax most entries of that file, the latest bans first; 1 to 1,000,000, default 65,536
 */
public record ExportPolicy(
        boolean firewallList,
        @Range(least = 1, most = 1_000_000) int firewallListMax) implements Policy {

    /** What is in force when nothing is configured. */
    public static final ExportPolicy DEFAULT = new ExportPolicy(false, 65_536);

    public ExportPolicy {
        Bounds.check("firewall-list-max", firewallListMax, 1, 1_000_000);
    }
}
