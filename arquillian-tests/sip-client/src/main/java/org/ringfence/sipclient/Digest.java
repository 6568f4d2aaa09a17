package org.ringfence.sipclient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers digest challenges (RFC 7616, RFC 8760) with qop=auth. */
final class Digest {

    private Digest() {}

    /** The value of an Authorization header for the first challenge that can be answered. */
    static String answer(List<String> challenges, String method, String uri, String user, String password) {
        String challenge = challenges.get(0);
        String algorithm = parameter(challenge, "algorithm").orElse("MD5");
        String realm = parameter(challenge, "realm").orElseThrow();
        String nonce = parameter(challenge, "nonce").orElseThrow();
        String count = "00000001";
        String cnonce = Unique.token();
        String first = hash(algorithm, user + ":" + realm + ":" + password);
        String second = hash(algorithm, method + ":" + uri);
        String response = hash(algorithm, String.join(":", first, nonce, count, cnonce, "auth", second));
        StringBuilder value = new StringBuilder("Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\""
                + nonce + "\", uri=\"" + uri + "\", response=\"" + response + "\", algorithm=" + algorithm
                + ", cnonce=\""
                + cnonce + "\", qop=auth, nc=" + count);
        parameter(challenge, "opaque")
                .ifPresent(opaque -> value.append(", opaque=\"").append(opaque).append('"'));
        return value.toString();
    }

    private static Optional<String> parameter(String challenge, String name) {
        Matcher matcher = Pattern.compile(
                        "[ ,]" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))", Pattern.CASE_INSENSITIVE)
                .matcher(challenge);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    private static String hash(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException unknown) {
            throw new AssertionError("The server offers an algorithm that nobody has: " + algorithm, unknown);
        }
    }
}
