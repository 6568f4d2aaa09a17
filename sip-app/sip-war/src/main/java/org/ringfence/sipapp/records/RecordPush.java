package org.ringfence.sipapp.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.cdr.RecordOutbox;
import org.ringfence.policy.CdrPushPolicy;
import org.ringfence.sipapp.security.Pauses;
import org.ringfence.sipapp.security.SignedPost;

/**
 * Posts records to the URL of {@code policy=cdr-push} until it takes them (SPEC P9). A batch that is posted again, because
 * an answer got lost, has the same records, body and idempotency key.
 */
final class RecordPush {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_BATCHES = 50;

    private final RecordOutbox outbox;
    private final Supplier<CdrPushPolicy> policy;
    private final Function<AccountId, String> names;
    private final InstantSource clock;
    private final SignedPost post;
    private final Pauses pauses = new Pauses();

    /** @param names of accounts */
    RecordPush(
            RecordOutbox outbox,
            Supplier<CdrPushPolicy> policy,
            Function<AccountId, String> names,
            InstantSource clock) {
        this.outbox = outbox;
        this.policy = policy;
        this.names = names;
        this.clock = clock;
        this.post = new SignedPost(clock);
    }

    /** Posts what is due; after a failure not before a pause, which doubles each time. One caller at a time. */
    void tend() throws InterruptedException {
        CdrPushPolicy current = policy.get();
        String url = current.url();
        for (int batch = 0; url != null && batch < MOST_BATCHES && pauses.areOver(url, clock.instant()); batch++) {
            if (!postOne(current, url)) {
                return;
            }
        }
    }

    /** Whether there may be more. */
    private boolean postOne(CdrPushPolicy current, String url) throws InterruptedException {
        Instant now = clock.instant();
        Instant until = now.plus(current.timeout()).plus(LEASE_BEYOND_TIMEOUT);
        Optional<RecordOutbox.Batch> claimed = outbox.claim(current.batch(), now, until);
        if (claimed.isEmpty()) {
            return false;
        }
        RecordOutbox.Batch batch = claimed.get();
        Map<AccountId, String> known = new HashMap<>();
        String body = RecordText.json(batch, account -> known.computeIfAbsent(account, names));
        Map<String, String> key = Map.of(IDEMPOTENCY_KEY, batch.id().toString());
        String failure = post.send(url, current.secret(), current.timeout(), key, body);
        if (failure == null) {
            outbox.delivered(batch.id(), clock.instant());
            if (pauses.worked()) {
                RecordLog.LOG.postedAgain();
            }
            return true;
        }
        Instant next = pauses.failed(clock.instant());
        RecordLog.LOG.notPosted(pauses.seconds(), failure);
        outbox.postpone(batch.id(), next, failure);
        return false;
    }
}
