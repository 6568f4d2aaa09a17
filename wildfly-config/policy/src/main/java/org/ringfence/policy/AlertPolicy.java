package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long security events are kept, and to whom they are passed on (SPEC P15).
 *
 * @param retentionDays how long events are kept; 1 to 3,650 days, default 90
 * @param kindLimit how many events of a kind are told one by one in a minute, those beyond as a number; 1 to 100,000,
 *     default 600
 * @param webhook http or https URL that events are posted to as JSON; default undefined
 * @param webhookSecret what posts are signed with, 16 to 512 characters, meant to be an expression; default undefined
 * @param webhookTimeout how long a post may take; 1 s to 60 s, default 10 s
 */
public record AlertPolicy(
        @Range(least = 1, most = 3_650) int retentionDays,
        @Range(least = 1, most = 100_000) int kindLimit,
        @Nullable String webhook,
        @Nullable String webhookSecret,
        @Range(least = 1, most = 60) Duration webhookTimeout)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final AlertPolicy DEFAULT = new AlertPolicy(90, 600, null, null, Duration.ofSeconds(10));

    public AlertPolicy {
        Bounds.check("retention-days", retentionDays, 1, 3_650);
        Bounds.check("kind-limit", kindLimit, 1, 100_000);
        Bounds.check("webhook-timeout", webhookTimeout, Duration.ofSeconds(1), Duration.ofSeconds(60));
        HookText.checkUrl("webhook", webhook);
        HookText.checkSecret("webhook-secret", webhookSecret);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "AlertPolicy[retentionDays=" + retentionDays + ", kindLimit=" + kindLimit + ", webhook=" + webhook + "]";
    }
}
