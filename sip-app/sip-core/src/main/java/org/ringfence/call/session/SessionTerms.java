package org.ringfence.call.session;

import java.time.Duration;

/**
 * What was agreed with one party about the session timer (RFC 4028).
 *
 * @param interval the session interval
 * @param weRefresh whether this server refreshes, else the party does
 */
public record SessionTerms(Duration interval, boolean weRefresh) {

    /** Half of the interval, as RFC 4028 7.2 recommends. */
    public Duration refreshAfter() {
        return interval.dividedBy(2);
    }

    /** A little before the end of the interval: 32 s or a third of it, the smaller one (RFC 4028 10). */
    public Duration expiresAfter() {
        Duration third = interval.dividedBy(3);
        Duration margin = third.compareTo(Duration.ofSeconds(32)) < 0 ? third : Duration.ofSeconds(32);
        return interval.minus(margin);
    }
}
