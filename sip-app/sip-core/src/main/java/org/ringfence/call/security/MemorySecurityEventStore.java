package org.ringfence.call.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Security events in memory. */
public final class MemorySecurityEventStore implements SecurityEventStore {

    private final Map<UUID, Entry> entries = new LinkedHashMap<>();

    private record Entry(
            SecurityEvent event,
            @Nullable Instant due,
            @Nullable Instant delivered) {}

    @Override
    public synchronized void add(List<SecurityEvent> batch, @Nullable Instant due) {
        batch.forEach(event -> entries.putIfAbsent(event.id(), new Entry(event, due, null)));
    }

    @Override
    public synchronized List<Stored> since(Instant from, SecurityEvent.@Nullable Kind kind, int limit) {
        return entries.values().stream()
                .filter(entry -> !entry.event.at().isBefore(from))
                .filter(entry -> kind == null || entry.event.kind() == kind)
                .sorted(Comparator.comparing((Entry entry) -> entry.event.at()).reversed())
                .limit(limit)
                .map(entry -> new Stored(entry.event, entry.delivered))
                .toList();
    }

    @Override
    public synchronized List<SecurityEvent> claim(int limit, Instant now, Instant until) {
        List<SecurityEvent> claimed = entries.values().stream()
                .filter(entry -> entry.due != null && !entry.due.isAfter(now))
                .map(Entry::event)
                .limit(limit)
                .toList();
        claimed.forEach(event -> entries.put(event.id(), new Entry(event, until, null)));
        return claimed;
    }

    @Override
    public synchronized void postpone(Collection<UUID> events, Instant until) {
        events.forEach(id -> entries.computeIfPresent(
                id, (same, entry) -> entry.due == null ? entry : new Entry(entry.event, until, null)));
    }

    @Override
    public synchronized void delivered(Collection<UUID> events, Instant at) {
        events.forEach(id -> entries.computeIfPresent(id, (same, entry) -> new Entry(entry.event, null, at)));
    }

    @Override
    public synchronized int forget(Instant before) {
        int was = entries.size();
        entries.values().removeIf(entry -> entry.event.at().isBefore(before));
        return was - entries.size();
    }
}
