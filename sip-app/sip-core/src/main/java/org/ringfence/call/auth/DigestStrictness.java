package org.ringfence.call.auth;

/** How much a digest answer has to bring (SPEC D8). */
public enum DigestStrictness {
    /** RFC 2069 answers without {@code qop} are taken. */
    LEGACY,
    /** {@code qop=auth} is demanded. */
    STANDARD,
    /** Also each nonce count is taken once, and a nonce is good for one Request-URI. */
    STRICT,
    /** Each nonce is taken once. */
    ONE_TIME;

    boolean needsQop() {
        return this != LEGACY;
    }

    boolean bindsToUri() {
        return this == STRICT || this == ONE_TIME;
    }
}
