package org.ringfence.sip.container;

import java.time.Duration;

/**
 * Bounds of incoming TCP and TLS connections.
 *
 * @param maximum connections that may be open at once, 1 to 1,000,000
 * @param maximumPerAddress the same from one address, 1 to {@code maximum}
 * @param idle after how long without a byte a connection is closed, 10 s to 1 day
 * @param message how long a TLS handshake or the rest of a message that has begun may take, 100 ms to 5 minutes
 */
public record ConnectionLimits(int maximum, int maximumPerAddress, Duration idle, Duration message) {

    /** Room for an office behind one address, and for keep-alives far apart (RFC 5626 section 4.4.1). */
    public static final ConnectionLimits DEFAULTS =
            new ConnectionLimits(20_000, 1_000, Duration.ofMinutes(30), Duration.ofSeconds(10));

    /** Refuses values out of bounds with a sentence that names the bound. */
    public ConnectionLimits {
        Bounds.within("maximum of connections", maximum, 1, 1_000_000);
        Bounds.within("maximum of connections per address", maximumPerAddress, 1, maximum);
        Bounds.within("idle timeout of connections in milliseconds", idle.toMillis(), 10_000, 86_400_000);
        Bounds.within("message timeout of connections in milliseconds", message.toMillis(), 100, 300_000);
    }
}
