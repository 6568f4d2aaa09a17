package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whereto the records of calls are posted as they are written (SPEC P9). Those that were written while there was no URL are
 * not posted.
 *
 * @param url http or https URL that records are posted to as JSON; default undefined
 * @param secret what posts are signed with, 16 to 512 characters, meant to be an expression; default undefined
 * @param timeout how long a post may take; 1 s to 60 s, default 10 s
 * @param batch how many records are posted together at most; 1 to 1,000, default 100
 * @param retentionDays how long it is remembered which batches were taken; 1 to 3,650 days, default 30
 */
public record CdrPushPolicy(
        @Nullable String url,
        @Nullable String secret,
        @Range(least = 1, most = 60) Duration timeout,
        @Range(least = 1, most = 1_000) int batch,
        @Range(least = 1, most = 3_650) int retentionDays)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final CdrPushPolicy DEFAULT = new CdrPushPolicy(null, null, Duration.ofSeconds(10), 100, 30);

    public CdrPushPolicy {
        HookText.checkUrl("url", url);
        HookText.checkSecret("secret", secret);
        Bounds.check("timeout", timeout, Duration.ofSeconds(1), Duration.ofSeconds(60));
        Bounds.check("batch", batch, 1, 1_000);
        Bounds.check("retention-days", retentionDays, 1, 3_650);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "CdrPushPolicy[url=" + url + ", timeout=" + timeout + ", batch=" + batch + ", retentionDays="
                + retentionDays + "]";
    }
}
