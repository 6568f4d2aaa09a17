package org.ringfence.sipapp.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEventStore;
import org.ringfence.call.security.SecurityEventText;
import org.ringfence.policy.AlertPolicy;

/**
 * Posts security events to the webhook of {@code policy=alerts} until it takes them: each event once, or more than once
 * with the same id if an answer gets lost. It is signed over time and body, so that neither can be changed, and an old
 * post can be told.
 */
final class Webhook {

    private static final String SIGNATURE = "Ringfence-Signature";
    private static final String HMAC = "HmacSHA256";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(30);
    private static final int BATCH = 100;
    private static final long FIRST_PAUSE_SECONDS = 5;
    private static final long LONGEST_PAUSE_SECONDS = 3_600;
    private static final int SUCCESS = 200;
    private static final int BEYOND_SUCCESS = 300;

    private final SecurityEventStore store;
    private final Supplier<AlertPolicy> policy;
    private final InstantSource clock;
    private @Nullable HttpClient client;
    private @Nullable String tried;
    private long pause;
    private Instant next = Instant.MIN;

    Webhook(SecurityEventStore store, Supplier<AlertPolicy> policy, InstantSource clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
    }

    /** Posts what is due; after a failure not before a pause, which doubles each time. One caller at a time. */
    void tend() throws InterruptedException {
        AlertPolicy current = policy.get();
        String url = current.webhook();
        if (url == null) {
            return;
        }
        if (!url.equals(tried)) {
            tried = url;
            pause = 0;
            next = Instant.MIN;
        }
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        Instant until = now.plus(current.webhookTimeout()).plus(LEASE_BEYOND_TIMEOUT);
        List<SecurityEvent> batch = store.claim(BATCH, now, until);
        if (batch.isEmpty()) {
            return;
        }
        List<UUID> ids = batch.stream().map(SecurityEvent::id).toList();
        String failure = post(current, URI.create(url), SecurityEventText.json(batch));
        if (failure == null) {
            store.delivered(ids, clock.instant());
            if (pause > 0) {
                SecurityEventLog.LOG.postedAgain();
            }
            pause = 0;
        } else {
            pause = pause == 0 ? FIRST_PAUSE_SECONDS : Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
            next = clock.instant().plusSeconds(pause);
            SecurityEventLog.LOG.notPosted(pause, failure);
            store.postpone(ids, next);
        }
    }

    /** Why the post was not taken; null if it was. */
    private @Nullable String post(AlertPolicy current, URI url, String body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(current.webhookTimeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        String secret = current.webhookSecret();
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

    /** Never follows a redirection: events go where the policy says, or nowhere. */
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
