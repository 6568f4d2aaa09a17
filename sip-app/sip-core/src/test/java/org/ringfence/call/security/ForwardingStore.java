package org.ringfence.call.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store that does what another one does. */
class ForwardingStore implements SecurityEventStore {

    private final SecurityEventStore store;

    ForwardingStore(SecurityEventStore store) {
        this.store = store;
    }

    @Override
    public void add(List<SecurityEvent> batch, @Nullable Instant due) {
        store.add(batch, due);
    }

    @Override
    public List<Stored> since(Instant from, SecurityEvent.@Nullable Kind kind, int limit) {
        return store.since(from, kind, limit);
    }

    @Override
    public List<SecurityEvent> claim(int limit, Instant now, Instant until) {
        return store.claim(limit, now, until);
    }

    @Override
    public void postpone(Collection<UUID> events, Instant until) {
        store.postpone(events, until);
    }

    @Override
    public void delivered(Collection<UUID> events, Instant at) {
        store.delivered(events, at);
    }

    @Override
    public int forget(Instant before) {
        return store.forget(before);
    }
}
