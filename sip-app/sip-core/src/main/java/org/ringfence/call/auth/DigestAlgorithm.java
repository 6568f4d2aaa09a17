package org.ringfence.call.auth;

import java.util.Optional;

/** The hash functions that we take for digest (RFC 7616 section 3.2, RFC 8760 section 2.1). */
public enum DigestAlgorithm {
    SHA_256("SHA-256", 32),
    MD5("MD5", 16);

    private final String token;
    private final int bytes;

    DigestAlgorithm(String token, int bytes) {
        this.token = token;
        this.bytes = bytes;
    }

    /** The name on the wire, which is the name of the JDK's MessageDigest too. */
    public String token() {
        return token;
    }

    /** Length of a hash as hexadecimal text. */
    public int hexLength() {
        return 2 * bytes;
    }

    /** The algorithm with this name in any case; empty for one that we don't take, {@code -sess} variants included. */
    public static Optional<DigestAlgorithm> of(String token) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
