package org.ringfence.policy;

import java.time.Duration;

/**
 * How long bans last.
 *
 * @param mode whether each ban has a lifetime of its own, or all end together; default LIFETIME (SPEC A11)
 * @param lifetime how long the first ban of a key lasts; 1 s to 365 days, default 6 h (SPEC A11)
 * @param escalationFactor by how much each further ban of a key is longer; 1 to 100, default 2 (SPEC P20)
 * @param lifetimeMax no ban is longer, and bans before this time no longer count; 1 s to 365 days, default 7 days (SPEC
 *     P20)
 * @param jitterPercent up to how much a ban is longer by chance; 0 to 100, default 10 (SPEC P20)
 * @param counterResetInterval in the mode CYCLE, when all counters are reset and all dynamic bans end; 60 s to 30 days,
 *     default 6 h (SPEC A11, {@code REENABLEDOSBLOCKED})
 * @param maxBans most bans at once; 1,000 to 4,000,000, default 1,000,000
 */
public record BanPolicy(
        Mode mode,
        @Range(least = 1, most = 31_536_000) Duration lifetime,
        @Range(least = 1, most = 100) int escalationFactor,
        @Range(least = 1, most = 31_536_000) Duration lifetimeMax,
        @Range(least = 0, most = 100) int jitterPercent,
        @Range(least = 60, most = 2_592_000) Duration counterResetInterval,
        @Range(least = 1_000, most = 4_000_000) int maxBans)
        implements Policy {

    /** When bans end. */
    public enum Mode {
        /** Each after its own lifetime. */
        LIFETIME,
        /** All together, when the counters are reset. */
        CYCLE
    }

    /** What is in force when nothing is configured. */
    public static final BanPolicy DEFAULT = new BanPolicy(
            Mode.LIFETIME, Duration.ofHours(6), 2, Duration.ofDays(7), 10, Duration.ofHours(6), 1_000_000);

    public BanPolicy {
        Duration year = Duration.ofDays(365);
        Duration second = Duration.ofSeconds(1);
        Bounds.check("lifetime", lifetime, second, year);
        Bounds.check("escalation-factor", escalationFactor, 1, 100);
        Bounds.check("lifetime-max", lifetimeMax, lifetime, year);
        Bounds.check("jitter-percent", jitterPercent, 0, 100);
        Bounds.check("counter-reset-interval", counterResetInterval, Duration.ofSeconds(60), Duration.ofDays(30));
        Bounds.check("max-bans", maxBans, 1_000, 4_000_000);
    }
}
