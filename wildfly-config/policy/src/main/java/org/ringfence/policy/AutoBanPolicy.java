package org.ringfence.policy;

import java.time.Duration;

/**
 * When the calls of a caller, or from an address, go so badly that no more are taken for a time (SPEC E11). Judged are calls
 * to numbers, of which there have to be enough.
 *
 * @param mode who is judged; default NUMBER_AND_ADDRESS
 * @param window how long calls are counted; 1 minute to 1 day, default 15 minutes
 * @param sample by how many calls at least somebody is judged; 10 to 100,000, default 100
 * @param leastAnswered percent of calls that have to be answered; 0 to 100, default 5
 * @param leastTalk how long an answered call has to be on average; 0 to 600 s, default 0 s
 * @param shortCall answered calls that end sooner are short; 1 to 60 s, default 3 s
 * @param mostShort percent of answered calls that may be short; 0 to 100, default 100
 * @param mostFailed percent of calls that may go to numbers which don't exist or are closed; 0 to 100, default 90
 * @param mostNumbers how many different numbers may be called within the window; 0 to 10,000, 0 for any number, default 0
 * @param closed how long no more calls are taken; 1 minute to 30 days, default 1 hour
 */
public record AutoBanPolicy(
        Mode mode,
        @Range(least = 60, most = 86_400) Duration window,
        @Range(least = 10, most = 100_000) int sample,
        @Range(least = 0, most = 100) int leastAnswered,
        @Range(least = 0, most = 600) Duration leastTalk,
        @Range(least = 1, most = 60) Duration shortCall,
        @Range(least = 0, most = 100) int mostShort,
        @Range(least = 0, most = 100) int mostFailed,
        @Range(least = 0, most = 10_000) int mostNumbers,
        @Range(least = 60, most = 2_592_000) Duration closed)
        implements Policy {

    /** Who is judged. */
    public enum Mode {
        /** Nobody. */
        OFF,
        /** Callers. */
        NUMBER,
        /** Callers, and the addresses that calls come from; those of IPv6 by /64. */
        NUMBER_AND_ADDRESS
    }

    /** What is in force when nothing is configured. */
    public static final AutoBanPolicy DEFAULT = new AutoBanPolicy(
            Mode.NUMBER_AND_ADDRESS,
            Duration.ofMinutes(15),
            100,
            5,
            Duration.ZERO,
            Duration.ofSeconds(3),
            100,
            90,
            0,
            Duration.ofHours(1));

    public AutoBanPolicy {
        Bounds.check("window", window, Duration.ofMinutes(1), Duration.ofDays(1));
        Bounds.check("sample", sample, 10, 100_000);
        Bounds.check("least-answered", leastAnswered, 0, 100);
        Bounds.check("least-talk", leastTalk, Duration.ZERO, Duration.ofSeconds(600));
        Bounds.check("short-call", shortCall, Duration.ofSeconds(1), Duration.ofSeconds(60));
        Bounds.check("most-short", mostShort, 0, 100);
        Bounds.check("most-failed", mostFailed, 0, 100);
        Bounds.check("most-numbers", mostNumbers, 0, 10_000);
        Bounds.check("closed", closed, Duration.ofMinutes(1), Duration.ofDays(30));
    }
}
