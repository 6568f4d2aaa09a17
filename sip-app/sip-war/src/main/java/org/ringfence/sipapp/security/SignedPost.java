package org.ringfence.sipapp.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to another system. A post is signed over time and body, so that neither can be changed, and an old one can be
 * told. Never follows a redirection: what is posted goes where the policy says, or nowhere.
 */
public final class SignedPost {

    private static final String SIGNATURE = "Ringfence-Signature";
    private static final String HMAC = "HmacSHA256";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int SUCCESS = 200;
    private static final int BEYOND_SUCCESS = 300;

    private final InstantSource clock;
    private @Nullable HttpClient client;

    public SignedPost(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Posts; returns when there is an answer, or none.
     *
     * @param secret null for no signature
     * @param headers more of them
     * @return why it was not taken, null if it was
     */
    public @Nullable String send(
            String url, @Nullable String secret, Duration timeout, Map<String, String> headers, String body)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        if (secret != null) {
            long seconds = clock.instant().getEpochSecond();
            request.header(SIGNATURE, "t=" + seconds + ",v1=" + signature(secret, seconds + "." + body));
        }
        try {
            int status = client().send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= SUCCESS && status < BEYOND_SUCCESS ? null : "it answered " + status;
        } catch (IOException unreachable) {
            return String.valueOf(unreachable.getMessage() == null ? unreachable : unreachable.getMessage());
        }
    }

    static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + HMAC, missing);
        }
    }

    private HttpClient client() {
        HttpClient open = client;
        if (open == null) {
            open = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = open;
        }
        return open;
    }
}
