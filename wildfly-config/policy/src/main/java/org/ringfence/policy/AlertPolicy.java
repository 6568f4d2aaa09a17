package org.ringfence.policy;

import java.time.Duration;
import java.util.regex.Pattern;
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
 * @param mailTo addresses that get a mail of events, with commas; default undefined (SPEC F23)
 * @param mailFrom the address that mails come from; default undefined: that of the server's mail session
 * @param mailKinds kinds of events that are mailed, with commas
 * @param mailInterval how often there is a mail at most; 10 s to 1 day, default 1 minute
 */
public record AlertPolicy(
        @Range(least = 1, most = 3_650) int retentionDays,
        @Range(least = 1, most = 100_000) int kindLimit,
        @Nullable String webhook,
        @Nullable String webhookSecret,
        @Range(least = 1, most = 60) Duration webhookTimeout,
        @Nullable String mailTo,
        @Nullable String mailFrom,
        String mailKinds,
        @Range(least = 10, most = 86_400) Duration mailInterval)
        implements Policy {

    private static final int MOST_ADDRESSES = 20;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s,@<>]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final String USUAL_KINDS =
            "ACCOUNT_LOCKED,LIMIT_REACHED,SUSPECTED_FRAUD,HONEYPOT_TOUCHED,GUESSING_BEGUN,QUENCH_BEGUN";

    /** What is in force when nothing is configured. */
    public static final AlertPolicy DEFAULT = new AlertPolicy(
            90, 600, null, null, Duration.ofSeconds(10), null, null, USUAL_KINDS, Duration.ofMinutes(1));

    /** Without mails. */
    public AlertPolicy(
            int retentionDays,
            int kindLimit,
            @Nullable String webhook,
            @Nullable String webhookSecret,
            Duration webhookTimeout) {
        this(
                retentionDays,
                kindLimit,
                webhook,
                webhookSecret,
                webhookTimeout,
                null,
                null,
                USUAL_KINDS,
                Duration.ofMinutes(1));
    }

    public AlertPolicy {
        Bounds.check("retention-days", retentionDays, 1, 3_650);
        Bounds.check("kind-limit", kindLimit, 1, 100_000);
        Bounds.check("webhook-timeout", webhookTimeout, Duration.ofSeconds(1), Duration.ofSeconds(60));
        HookText.checkUrl("webhook", webhook);
        HookText.checkSecret("webhook-secret", webhookSecret);
        Bounds.check("mail-interval", mailInterval, Duration.ofSeconds(10), Duration.ofDays(1));
        checkAddresses("mail-to", mailTo, MOST_ADDRESSES);
        checkAddresses("mail-from", mailFrom, 1);
        for (String kind : mailKinds.split(",", -1)) {
            if (!PerimeterPort.EVENT_KINDS.contains(kind.strip())) {
                throw new IllegalArgumentException("mail-kinds has '" + kind.strip()
                        + "', which is no kind of event: take " + PerimeterPort.EVENT_KINDS);
            }
        }
    }

    private static void checkAddresses(String attribute, @Nullable String text, int most) {
        if (text == null) {
            return;
        }
        String[] addresses = text.split(",", -1);
        for (String address : addresses) {
            if (!ADDRESS.matcher(address.strip()).matches()) {
                throw new IllegalArgumentException(
                        attribute + " has '" + address.strip() + "', which is no mail address");
            }
        }
        if (addresses.length > most) {
            throw new IllegalArgumentException(attribute + " has more than " + most + " addresses");
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "AlertPolicy[retentionDays=" + retentionDays + ", kindLimit=" + kindLimit + ", webhook=" + webhook + "]";
    }
}
