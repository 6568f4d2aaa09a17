package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How users prove who they are.
 *
 * @param realm one realm for all domains, 1 to 64 printable characters without quotes; null, the default, for the
 *     domain of each user (SPEC N3). Passwords that are stored as hashes are good for the realm that they were set in.
 * @param algorithms hash functions that are offered; default PREFER_SHA256 (SPEC D9, {@code useshadigestauh})
 * @param strictness how much an answer has to bring; default STRICT (SPEC D8, {@code strongdigestauth})
 * @param nonceLifetime how long a challenge can be answered; 1 s to 1 day, default 300 s
 * @param nonceCountWindow how far a nonce count may lag behind the highest one; 1 to 64, default 32
 * @param transportBinding over what users may send; default ALLOWED (SPEC D11, {@code stricttransport})
 * @param reuseAcrossPorts whether a registration may answer a challenge that was sent to another port or over another
 *     transport of the same address; default false: it is asked again (SPEC D18, {@code reusedifferentportreg})
 * @param hashKey secret that stored password hashes are encrypted with, 32 to 512 characters, meant to be an expression
 *     of a credential store; null, the default, for a key file of the server's own. It counts at the next start (SPEC
 *     D6, {@code securepasswords})
 */
public record AuthenticationPolicy(
        @Nullable String realm,
        Algorithms algorithms,
        Strictness strictness,
        @Range(least = 1, most = 86_400) Duration nonceLifetime,
        @Range(least = 1, most = 64) int nonceCountWindow,
        TransportBinding transportBinding,
        boolean reuseAcrossPorts,
        @Nullable String hashKey)
        implements Policy {

    /** Hash functions (RFC 8760). */
    public enum Algorithms {
        /** SHA-256 alone. */
        SHA256_ONLY,
        /** SHA-256 first, MD5 for clients that can do no better. */
        PREFER_SHA256,
        /** MD5 alone, for old clients that stumble over anything else. */
        MD5
    }

    /** Demands on an answer. */
    public enum Strictness {
        /** RFC 2069 answers without {@code qop} are taken. */
        LEGACY,
        /** {@code qop=auth} is demanded. */
        STANDARD,
        /** Also each nonce count is taken once, and a nonce is good for one Request-URI. */
        STRICT,
        /** Each nonce is taken once. */
        ONE_TIME
    }

    /** Over what users may send. */
    public enum TransportBinding {
        /** Over every transport. */
        ANY,
        /** Over those that the user may use, and other than REGISTER only over one that it is registered by. */
        REGISTERED,
        /** Over those that the user may use. */
        ALLOWED,
        /** Over those that the user may use and that are encrypted. */
        SECURE_ONLY
    }

    /** What is in force when nothing is configured. */
    public static final AuthenticationPolicy DEFAULT = new AuthenticationPolicy(
            null,
            Algorithms.PREFER_SHA256,
            Strictness.STRICT,
            Duration.ofMinutes(5),
            32,
            TransportBinding.ALLOWED,
            false,
            null);

    private static final int LEAST_SECRET = 32;
    private static final int MOST_SECRET = 512;

    public AuthenticationPolicy {
        if (realm != null && !realm.matches("[ !#-\\[\\]-~]{1,64}")) {
            throw new IllegalArgumentException(
                    "realm must have 1 to 64 printable ASCII characters, without quotes and backslashes");
        }
        Bounds.check("nonce-lifetime", nonceLifetime, Duration.ofSeconds(1), Duration.ofDays(1));
        Bounds.check("nonce-count-window", nonceCountWindow, 1, 64);
        if (hashKey != null && (hashKey.length() < LEAST_SECRET || hashKey.length() > MOST_SECRET)) {
            throw new IllegalArgumentException("hash-key must have " + LEAST_SECRET + " to " + MOST_SECRET
                    + " characters, but has " + hashKey.length());
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "AuthenticationPolicy[realm=" + realm + ", algorithms=" + algorithms + ", strictness=" + strictness
                + ", nonceLifetime=" + nonceLifetime + ", nonceCountWindow=" + nonceCountWindow + ", transportBinding="
                + transportBinding + ", reuseAcrossPorts=" + reuseAcrossPorts + "]";
    }
}
