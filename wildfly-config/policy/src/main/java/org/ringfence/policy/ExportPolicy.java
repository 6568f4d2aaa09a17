package org.ringfence.policy;

import org.jspecify.annotations.Nullable;

/**
 * What this server tells other programs about its bans (SPEC A14, P11).
 *
 * @param firewallList whether banned addresses are kept in a file for the operating system's firewall; default false
 *     (SPEC A14)
 * @param firewallListMax most entries of that file, the latest bans first; 1 to 1,000,000, default 65,536
 * @param download who may fetch the banned addresses by HTTP; default NONE (SPEC P11)
 * @param downloadTokenSha256 SHA-256 of the token that a download needs, 64 hexadecimal digits; default undefined
 */
public record ExportPolicy(
        boolean firewallList,
        @Range(least = 1, most = 1_000_000) int firewallListMax,
        Download download,
        @Nullable String downloadTokenSha256)
        implements Policy {

    /** Who may fetch the list. */
    public enum Download {
        /** Nobody. */
        NONE,
        /** Programs on this machine, but no proxy that speaks for others. */
        LOOPBACK,
        /** Whoever shows the token. */
        TOKEN
    }

    /** What is in force when nothing is configured. */
    public static final ExportPolicy DEFAULT = new ExportPolicy(false, 65_536, Download.NONE, null);

    public ExportPolicy {
        Bounds.check("firewall-list-max", firewallListMax, 1, 1_000_000);
        if (downloadTokenSha256 != null && !downloadTokenSha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("download-token-sha256 must be 64 hexadecimal digits, as of sha256sum");
        }
    }
}
