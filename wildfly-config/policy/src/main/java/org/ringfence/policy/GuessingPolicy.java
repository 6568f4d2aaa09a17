package org.ringfence.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a proof of identity may be missing or wrong before somebody is banned. A stale nonce with the right
 * password is neither wrong nor right.
 *
 * @param consecutiveLimit requests without success that may follow each other from one address; 10 to 16,000,000,
 *     undefined, the default: 1,000 while the server is idle, down to 100 as the unauthenticated messages of all
 *     addresses come near their limit (SPEC A7, {@code maxsubsipauthrequest})
 * @param unauthorizedLimit requests without success from one address in a failure period, first challenges included
 *     until the challenge is answered; 1 to 16,000,000, default 2,500 (SPEC A8, {@code MAXWRONGAUTHFROMIP})
 * @param portFailureLimit wrong passwords from one address and port in a failure period; 1 to 16,000,000, default 50
 *     (SPEC A9, {@code MAXFAILEDAUTHENABLEDIPPORT})
 * @param addressFailureLimit wrong passwords from one address, or one IPv6 network of 64 bits, in a failure period; 1 to
 *     16,000,000, default 800 (SPEC A10, {@code MAXFAILEDAUTHENABLEDIP})
 * @param failurePeriod 1 s to 1 day, default 3,600 s (SPEC A8 to A10, {@code MAXSUBFAILAUTHPERIOD})
 * @param accountFailureLimit wrong passwords against one account from places that are not known for it, in a guessing
 *     period; then only known places are answered; 1 to 1,000,000, default 20 (SPEC A9)
 * @param totalFailureLimit wrong passwords from all unknown places together in a guessing period; then a wrong password
 *     from an unknown place is not answered, and the next few ban it; 1 to 16,000,000, default 200 (SPEC A12)
 * @param guessingPeriod 1 s to 1 day, default 600 s
 * @param knownFor how long a place counts as known after a proof of identity; 60 s to 30 days, default 1 day (SPEC Q4)
 */
public record GuessingPolicy(
        @Range(least = 10, most = 16_000_000) @Nullable Integer consecutiveLimit,
        @Range(least = 1, most = 16_000_000) int unauthorizedLimit,
        @Range(least = 1, most = 16_000_000) int portFailureLimit,
        @Range(least = 1, most = 16_000_000) int addressFailureLimit,
        @Range(least = 1, most = 86_400) Duration failurePeriod,
        @Range(least = 1, most = 1_000_000) int accountFailureLimit,
        @Range(least = 1, most = 16_000_000) int totalFailureLimit,
        @Range(least = 1, most = 86_400) Duration guessingPeriod,
        @Range(least = 60, most = 2_592_000) Duration knownFor)
        implements Policy {

    private static final int MOST_COUNTED = 16_000_000;

    /** What is in force when nothing is configured. */
    public static final GuessingPolicy DEFAULT = new GuessingPolicy(
            null, 2_500, 50, 800, Duration.ofHours(1), 20, 200, Duration.ofMinutes(10), Duration.ofDays(1));

    public GuessingPolicy {
        Duration day = Duration.ofDays(1);
        Duration second = Duration.ofSeconds(1);
        if (consecutiveLimit != null) {
            Bounds.check("consecutive-limit", consecutiveLimit, 10, MOST_COUNTED);
        }
        Bounds.check("unauthorized-limit", unauthorizedLimit, 1, MOST_COUNTED);
        Bounds.check("port-failure-limit", portFailureLimit, 1, MOST_COUNTED);
        Bounds.check("address-failure-limit", addressFailureLimit, 1, MOST_COUNTED);
        Bounds.check("failure-period", failurePeriod, second, day);
        Bounds.check("account-failure-limit", accountFailureLimit, 1, 1_000_000);
        Bounds.check("total-failure-limit", totalFailureLimit, 1, MOST_COUNTED);
        Bounds.check("guessing-period", guessingPeriod, second, day);
        Bounds.check("known-for", knownFor, Duration.ofSeconds(60), Duration.ofDays(30));
    }
}
