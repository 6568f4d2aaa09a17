package org.ringfence.call.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps security events, and knows which of them wait to be passed on. */
public interface SecurityEventStore {

    /**
     * Keeps all of these or none. A batch that is kept already is not kept twice.
     *
     * @param due when they are to be passed on; null for never
     */
    void add(List<SecurityEvent> batch, @Nullable Instant due);

    /**
     * Events from a time on, the latest first.
     *
     * @param kind null for all
     * @param limit the most that are returned, at least 1
     */
    List<Stored> since(Instant from, SecurityEvent.@Nullable Kind kind, int limit);

    /**
     * Takes events that are due, the oldest first; no other server gets them before the time that is given.
     *
     * @param until when they are due again unless they are delivered
     */
    List<SecurityEvent> claim(int limit, Instant now, Instant until);

    /** Changes when claimed events are due again. */
    void postpone(Collection<UUID> events, Instant until);

    /** Marks events as passed on: they are never due again. */
    void delivered(Collection<UUID> events, Instant at);

    /** Forgets events from before a time; tells how many. */
    int forget(Instant before);

    /**
     * An event as it is kept.
     *
     * @param delivered when it was passed on; null if it was not
     */
    record Stored(SecurityEvent event, @Nullable Instant delivered) {}
}
