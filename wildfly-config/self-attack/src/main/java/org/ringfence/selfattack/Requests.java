package org.ringfence.selfattack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests to a domain, and answers its challenges (RFC 3261, RFC 7616 and 8760 with MD5 or SHA-256). */
record Requests(String domain) {

    private static final Pattern OFFER = Pattern.compile(
            "(?im)^(?:WWW|Proxy)-Authenticate\\s*:\\s*(Digest .*algorithm=\"?(MD5|SHA-256)(?![-\\w]).*)$");

    /** A request as most phones send it. */
    String request(String method, String user, String sender, String headers) {
        return request(method, user, sender, "z9hG4bK" + UUID.randomUUID(), 1, headers);
    }

    String request(String method, String user, String sender, String branch, int sequence, String headers) {
        String id = UUID.randomUUID().toString();
        return method + " " + uri(method, user) + " SIP/2.0\r\nVia: SIP/2.0/UDP " + sender + ";rport;branch=" + branch
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@" + domain + ">;tag=" + id.substring(0, 8)
                + "\r\nTo: <sip:" + user + "@" + domain + ">\r\nCall-ID: " + id + "\r\nCSeq: " + sequence + " " + method
                + "\r\nContact: <sip:" + user + "@" + sender + ">\r\n" + headers + "Content-Length: 0\r\n\r\n";
    }

    private String uri(String method, String user) {
        return method.equals("REGISTER") ? "sip:" + domain : "sip:" + user + "@" + domain;
    }

    /** The header that answers a challenge with a password; empty when it offers neither MD5 nor SHA-256. */
    String answer(Reply challenge, String method, String user, String password) {
        Matcher offer = OFFER.matcher(challenge.text());
        if (!offer.find()) {
            return "";
        }
        String algorithm = offer.group(2);
        String realm = parameter(offer.group(1), "realm");
        String nonce = parameter(offer.group(1), "nonce");
        String first = hash(algorithm, user + ":" + realm + ":" + password);
        String second = hash(algorithm, method + ":" + uri(method, user));
        String response = hash(algorithm, first + ":" + nonce + ":00000001:c0ffee:auth:" + second);
        String name = challenge.status() == 407 ? "Proxy-Authorization" : "Authorization";
        return name + ": Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\""
                + uri(method, user) + "\", response=\"" + response + "\", algorithm=" + algorithm
                + ", cnonce=\"c0ffee\", qop=auth, nc=00000001\r\n";
    }

    private static String parameter(String challenge, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String hash(String algorithm, String text) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has " + algorithm, missing);
        }
    }
}
