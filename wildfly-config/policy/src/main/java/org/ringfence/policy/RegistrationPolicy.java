package org.ringfence.policy;

import java.time.Duration;

/**
 * What the registrar grants.
 *
 * @param minExpires registrations for less are refused with 423; 1 s to {@code defaultExpires}, default 60 s
 * @param defaultExpires granted when a client asks for nothing; up to {@code maxExpires}, default 3600 s
 * @param maxExpires what is asked for beyond is shortened to this; up to 1 day, default 3600 s
 * @param contacts bindings that one address may have; 1 to 100, default 10 (SPEC P21)
 * @param writeInterval how long a change may wait until it is stored; 10 ms to 10 s, default 200 ms
 */
public record RegistrationPolicy(
        @Range(least = 1, most = 86_400) Duration minExpires,
        @Range(least = 1, most = 86_400) Duration defaultExpires,
        @Range(least = 1, most = 86_400) Duration maxExpires,
        @Range(least = 1, most = 100) int contacts,
        @Range(least = 10, most = 10_000) Duration writeInterval)
        implements Policy {

    /** What is in force when nothing is configured. */
    public static final RegistrationPolicy DEFAULT = new RegistrationPolicy(
            Duration.ofSeconds(60), Duration.ofSeconds(3600), Duration.ofSeconds(3600), 10, Duration.ofMillis(200));

    public RegistrationPolicy {
        Bounds.check("max-expires", maxExpires, Duration.ofSeconds(1), Duration.ofDays(1));
        Bounds.check("default-expires", defaultExpires, Duration.ofSeconds(1), maxExpires);
        Bounds.check("min-expires", minExpires, Duration.ofSeconds(1), defaultExpires);
        Bounds.check("contacts", contacts, 1, 100);
        if (writeInterval.toMillis() < 10 || writeInterval.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException(
                    "write-interval must be between 10 ms and 10 s, but is " + writeInterval.toMillis() + " ms");
        }
    }
}
