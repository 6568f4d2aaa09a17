package org.ringfence.sipapp.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEventStore;
import org.ringfence.call.security.SecurityEventText;
import org.ringfence.policy.AlertPolicy;

/**
 * Posts security events to the webhook of {@code policy=alerts} until it takes them: each event once, or more than once
 * with the same id if an answer gets lost.
 */
final class Webhook {

    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(30);
    private static final int BATCH = 100;

    private final SecurityEventStore store;
    private final Supplier<AlertPolicy> policy;
    private final InstantSource clock;
    private final SignedPost post;
    private final Pauses pauses = new Pauses();

    Webhook(SecurityEventStore store, Supplier<AlertPolicy> policy, InstantSource clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
        this.post = new SignedPost(clock);
    }

    /** Posts what is due; after a failure not before a pause, which doubles each time. One caller at a time. */
    void tend() throws InterruptedException {
        AlertPolicy current = policy.get();
        String url = current.webhook();
        Instant now = clock.instant();
        if (url == null || !pauses.areOver(url, now)) {
            return;
        }
        Instant until = now.plus(current.webhookTimeout()).plus(LEASE_BEYOND_TIMEOUT);
        List<SecurityEvent> batch = store.claim(BATCH, now, until);
        if (batch.isEmpty()) {
            return;
        }
        List<UUID> ids = batch.stream().map(SecurityEvent::id).toList();
        String failure = post.send(
                url, current.webhookSecret(), current.webhookTimeout(), Map.of(), SecurityEventText.json(batch));
        if (failure == null) {
            store.delivered(ids, clock.instant());
            if (pauses.worked()) {
                SecurityEventLog.LOG.postedAgain();
            }
        } else {
            Instant next = pauses.failed(clock.instant());
            SecurityEventLog.LOG.notPosted(pauses.seconds(), failure);
            store.postpone(ids, next);
        }
    }
}
