package org.ringfence.call.b2bua;

import java.time.Duration;

/**
 * Session timers as this server wants them (RFC 4028, SPEC B6).
 *
 * @param enabled whether sessions are refreshed at all
 * @param interval the session interval that this server asks for
 * @param minimum the shortest interval that it accepts, at least 90 s
 */
public record SessionTimerPolicy(boolean enabled, Duration interval, Duration minimum) {

    private static final Duration FLOOR = Duration.ofSeconds(90);

    public SessionTimerPolicy {
        if (minimum.compareTo(FLOOR) < 0) {
            throw new IllegalArgumentException("RFC 4028 allows no session interval below 90 s: " + minimum);
        }
        if (interval.compareTo(minimum) < 0) {
            throw new IllegalArgumentException("The session interval " + interval + " is below its minimum " + minimum);
        }
    }
}
