package org.ringfence.call.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The hash of {@code user:realm:password} in lower-case hexadecimal (RFC 7616 section 3.4.2). It is as good as the
 * password within its realm, so it never shows itself in text.
 */
public final class Ha1 {

    private final byte[] hex;

    private Ha1(byte[] hex) {
        this.hex = hex;
    }

    /** The hash as it is stored. */
    public static Ha1 ofHex(DigestAlgorithm algorithm, String hex) {
        if (hex.length() != algorithm.hexLength() || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("Not a hash by " + algorithm.token());
        }
        return new Ha1(hex.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }

    /** Hashes a password. */
    public static Ha1 of(DigestAlgorithm algorithm, String user, String realm, String password) {
        byte[] text = (user + ':' + realm + ':' + password).getBytes(StandardCharsets.UTF_8);
        byte[] hash = Hashes.of(algorithm).digest(text);
        return new Ha1(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII));
    }

    /** The first characters of a text that stands in for a hash that nobody has. */
    static Ha1 ofBytes(byte[] hex, int length) {
        return new Ha1(Arrays.copyOf(hex, length));
    }

    /** Feeds the hexadecimal text to a hash. */
    void addTo(MessageDigest digest) {
        digest.update(hex);
    }

    /** For storing only: the hexadecimal text. */
    public String toHex() {
        return new String(hex, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Ha1[hidden]";
    }
}
