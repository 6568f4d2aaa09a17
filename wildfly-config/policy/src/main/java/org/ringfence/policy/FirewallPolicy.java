package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.address.AddressSet;

/**
 * What comes in at all, before and after it is parsed.
 *
 * @param level how much of the firewall works; default FULL (SPEC A13, {@code enablefirewall})
 * @param allowList addresses that no rule of the firewall stops; default none (SPEC A15, {@code sip_whitelist})
 * @param denyList addresses from which nothing comes in; default none (SPEC A13)
 * @param trustedAddresses which addresses are treated like the allow list; default LISTED (SPEC A21,
 *     {@code allowtrustedip})
 * @param bogonCheck whether sources that can't be on the public Internet are dropped; default false (SPEC A20)
 * @param networkSpeedLimitKbps bytes of all SIP traffic together, in kbit/s; 64 to 100,000,000, default 800,000 (SPEC
 *     A1, {@code maxnetworkspeed})
 * @param floodMessageLimit messages of one address in a flood period; 10 to 16,000,000, default 39,000 (SPEC A5,
 *     {@code MAXSUBSMSGCOUNT})
 * @param floodPeriod 1 s to 1 day, default 180 s (SPEC A5, {@code MAXSUBSMSGPERIOD})
 * @param wrongMessageLimit meaningless messages of one address in a wrong message period; 1 to 16,000,000, default
 *     4,000 (SPEC A6, {@code MAXWRONGMSGALLOWED})
 * @param wrongMessagePeriod 1 s to 1 day, default 3,600 s (SPEC A6, {@code MAXWRONGMSGPERIOD})
 * @param strangerAnswerLimit answers in a stranger answer period to an address that proves nothing; 1 to 10,000,
 *     default 16, and two more for each phone that is known there
 * @param strangerAnswerPeriod 1 s to 1 hour, default 10 s
 * @param unauthenticatedLimit unauthenticated messages of one address in an unauthenticated period; 1 to 16,000,000,
 *     default 300 (SPEC A12, {@code fastauthsubswrongusermsg})
 * @param unauthenticatedLimitTotal unauthenticated messages of all addresses together; 1 to 16,000,000, default 3,000
 *     (SPEC A12)
 * @param unauthenticatedPeriod 1 s to 1 day, default 90 s (SPEC A12)
 * @param countAllMessages whether the two limits before count authenticated messages too; default false (SPEC A12)
 * @param scanTargetLimit users or numbers that one address may ask for without success in a scan period; 2 to 64,
 *     undefined, the default: 32 and four more for each phone that is known there (SPEC A16,
 *     {@code blockscanning_treshold})
 * @param scanPeriod 1 s to 1 day, default 600 s (SPEC A16)
 * @param pendingDialogLimit calls of one address that are not answered yet; 1 to 100,000, default 500 (SPEC A17,
 *     {@code blocktoomuchpendingsession})
 * @param quenchPeriod how long an address that floods without proof of its return path gets no answers, but for phones
 *     that are known there; 1 s to 1 hour, default 30 s
 * @param foreignDomains what may concern domains that are not served here; default REFUSE (SPEC E1, E2,
 *     {@code fwdtootherdomains}, {@code blockotherdomains})
 */
public record FirewallPolicy(
        Level level,
        AddressSet allowList,
        AddressSet denyList,
        TrustedAddresses trustedAddresses,
        boolean bogonCheck,
        @Range(least = 64, most = 100_000_000) int networkSpeedLimitKbps,
        @Range(least = 10, most = 16_000_000) int floodMessageLimit,
        @Range(least = 1, most = 86_400) Duration floodPeriod,
        @Range(least = 1, most = 16_000_000) int wrongMessageLimit,
        @Range(least = 1, most = 86_400) Duration wrongMessagePeriod,
        @Range(least = 1, most = 10_000) int strangerAnswerLimit,
        @Range(least = 1, most = 3_600) Duration strangerAnswerPeriod,
        @Range(least = 1, most = 16_000_000) int unauthenticatedLimit,
        @Range(least = 1, most = 16_000_000) int unauthenticatedLimitTotal,
        @Range(least = 1, most = 86_400) Duration unauthenticatedPeriod,
        boolean countAllMessages,
        @Range(least = 2, most = 64) @Nullable Integer scanTargetLimit,
        @Range(least = 1, most = 86_400) Duration scanPeriod,
        @Range(least = 1, most = 100_000) int pendingDialogLimit,
        @Range(least = 1, most = 3_600) Duration quenchPeriod,
        ForeignDomains foreignDomains)
        implements Policy {

    /** Most that is counted of one source. */
    private static final int MOST_COUNTED = 16_000_000;

    /** How much of the firewall works; each level includes those before. */
    public enum Level {
        /** Nothing. */
        OFF,
        /** Allow and deny lists. */
        STATIC,
        /** Floods and the unauthenticated. */
        FLOOD,
        /** Wrong passwords. */
        AUTHENTICATION,
        /** Meaningless messages, scanners, dialogs left hanging. */
        FULL,
        /** Nothing from or to domains that are not served here, and no answer to requests that name them. */
        STRICT
    }

    /** Which addresses need no firewall. Trust never skips authentication or credit. */
    public enum TrustedAddresses {
        /** None. */
        NONE,
        /** This server's own. */
        SELF,
        /** This server's own, and private ones (RFC 1918, RFC 4193). */
        PRIVATE,
        /** This server's own, and the allow list. */
        LISTED,
        /** All. */
        ALL
    }

    /** What may concern domains that are not served here. */
    public enum ForeignDomains {
        /** Nothing: callers and the called belong to served domains. */
        REFUSE,
        /** Calls of authenticated users may claim to come from there; the called are told who the user is. */
        INBOUND_ONLY,
        /** That, and users may call and write to names there, never to numbers; calls cost what own users' cost. */
        ALLOW
    }

    /** What is in force when nothing is configured. */
    public static final FirewallPolicy DEFAULT = new FirewallPolicy(
            Level.FULL,
            AddressSet.EMPTY,
            AddressSet.EMPTY,
            TrustedAddresses.LISTED,
            false,
            800_000,
            39_000,
            Duration.ofMinutes(3),
            4_000,
            Duration.ofHours(1),
            16,
            Duration.ofSeconds(10),
            300,
            3_000,
            Duration.ofSeconds(90),
            false,
            null,
            Duration.ofMinutes(10),
            500,
            Duration.ofSeconds(30),
            ForeignDomains.REFUSE);

    public FirewallPolicy {
        Duration day = Duration.ofDays(1);
        Duration second = Duration.ofSeconds(1);
        Bounds.check("network-speed-limit-kbps", networkSpeedLimitKbps, 64, 100_000_000);
        Bounds.check("flood-message-limit", floodMessageLimit, 10, MOST_COUNTED);
        Bounds.check("flood-period", floodPeriod, second, day);
        Bounds.check("wrong-message-limit", wrongMessageLimit, 1, MOST_COUNTED);
        Bounds.check("wrong-message-period", wrongMessagePeriod, second, day);
        Bounds.check("stranger-answer-limit", strangerAnswerLimit, 1, 10_000);
        Bounds.check("stranger-answer-period", strangerAnswerPeriod, second, Duration.ofHours(1));
        Bounds.check("unauthenticated-limit", unauthenticatedLimit, 1, MOST_COUNTED);
        Bounds.check("unauthenticated-limit-total", unauthenticatedLimitTotal, 1, MOST_COUNTED);
        Bounds.check("unauthenticated-period", unauthenticatedPeriod, second, day);
        if (scanTargetLimit != null) {
            Bounds.check("scan-target-limit", scanTargetLimit, 2, 64);
        }
        Bounds.check("scan-period", scanPeriod, second, day);
        Bounds.check("pending-dialog-limit", pendingDialogLimit, 1, 100_000);
        Bounds.check("quench-period", quenchPeriod, second, Duration.ofHours(1));
    }

    /** The same with another level. */
    public FirewallPolicy withLevel(Level other) {
        return new FirewallPolicy(
                other,
                allowList,
                denyList,
                trustedAddresses,
                bogonCheck,
                networkSpeedLimitKbps,
                floodMessageLimit,
                floodPeriod,
                wrongMessageLimit,
                wrongMessagePeriod,
                strangerAnswerLimit,
                strangerAnswerPeriod,
                unauthenticatedLimit,
                unauthenticatedLimitTotal,
                unauthenticatedPeriod,
                countAllMessages,
                scanTargetLimit,
                scanPeriod,
                pendingDialogLimit,
                quenchPeriod,
                foreignDomains);
    }
}
