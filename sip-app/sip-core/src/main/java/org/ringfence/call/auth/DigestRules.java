package org.ringfence.call.auth;

import java.time.Duration;

/**
 * How requests are authenticated.
 *
 * @param nonceLifetime how long a challenge can be answered, 1 s to 1 day
 * @param nonceCountWindow how far a nonce count may lag behind the highest one, 1 to 64
 * @param reuseAcrossPorts whether a registration may answer a challenge that was sent to another port or over another
 *     transport of the same address (SPEC D18)
 */
public record DigestRules(
        AlgorithmPolicy algorithms,
        DigestStrictness strictness,
        Duration nonceLifetime,
        int nonceCountWindow,
        boolean reuseAcrossPorts) {

    /** SHA-256 before MD5, strict, five minutes, a window of 32. */
    public static final DigestRules DEFAULT =
            new DigestRules(AlgorithmPolicy.PREFER_SHA256, DigestStrictness.STRICT, Duration.ofMinutes(5), 32, false);

    public DigestRules {
        if (nonceLifetime.toMillis() < 1_000 || nonceLifetime.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("A nonce lives for 1 second to 1 day, not " + nonceLifetime);
        }
        if (nonceCountWindow < 1 || nonceCountWindow > 64) {
            throw new IllegalArgumentException("A nonce count window is 1 to 64, not " + nonceCountWindow);
        }
    }
}
