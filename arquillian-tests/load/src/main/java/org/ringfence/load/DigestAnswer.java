package org.ringfence.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers a digest challenge with MD5 or SHA-256 and qop=auth (RFC 7616, RFC 8760). */
final class DigestAnswer {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");

    private final String user;
    private final String password;
    private final String algorithm;

    DigestAnswer(String user, String password, String algorithm) {
        this.user = user;
        this.password = password;
        this.algorithm = algorithm;
    }

    /** The value of Authorization or Proxy-Authorization for the challenge with this client's algorithm. */
    String to(List<String> challenges, String method, String uri, String clientNonce) {
        String challenge = challenges.stream()
                .filter(offer -> algorithm.equalsIgnoreCase(parameter(offer, "algorithm", "MD5")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + algorithm + " challenge in " + challenges));
        String realm = parameter(challenge, "realm", "");
        String nonce = parameter(challenge, "nonce", "");
        String opaque = parameter(challenge, "opaque", "");
        String first = hash(user + ":" + realm + ":" + password);
        String second = hash(method + ":" + uri);
        String response = hash(first + ":" + nonce + ":00000001:" + clientNonce + ":auth:" + second);
        return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=" + algorithm + ", cnonce=\"" + clientNonce
                + "\", qop=auth, nc=00000001" + (opaque.isEmpty() ? "" : ", opaque=\"" + opaque + "\"");
    }

    private static String parameter(String challenge, String name, String otherwise) {
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            }
        }
        return otherwise;
    }

    private String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK lacks " + algorithm, e);
        }
    }
}
