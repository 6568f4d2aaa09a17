package org.ringfence.call.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Computes what the {@code response} has to be (RFC 7616 section 3.4.1). */
final class ResponseHash {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte COLON = ':';

    private ResponseHash() {}

    /** Whether the answer's response is right, compared in constant time. */
    static boolean isRight(DigestAlgorithm algorithm, Ha1 ha1, String method, DigestAnswer answer) {
        MessageDigest digest = Hashes.of(algorithm);
        digest.update(method.getBytes(StandardCharsets.UTF_8));
        digest.update(COLON);
        byte[] ha2 = hex(digest.digest(answer.uri().getBytes(StandardCharsets.UTF_8)));
        ha1.addTo(digest);
        add(digest, answer.nonce());
        if (answer.qop() != null) {
            add(digest, orEmpty(answer.nonceCount()));
            add(digest, orEmpty(answer.cnonce()));
            add(digest, answer.qop());
        }
        digest.update(COLON);
        byte[] expected = hex(digest.digest(ha2));
        byte[] actual = answer.response().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(COLON);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Lower-case hexadecimal as ASCII. */
    static byte[] hex(byte[] bytes) {
        byte[] hex = new byte[2 * bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            hex[2 * i] = HEX[bytes[i] >> 4 & 0xF];
            hex[2 * i + 1] = HEX[bytes[i] & 0xF];
        }
        return hex;
    }
}
