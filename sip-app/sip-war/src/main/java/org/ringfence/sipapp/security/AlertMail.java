package org.ringfence.sipapp.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEventStore;
import org.ringfence.policy.AlertPolicy;

/**
 * Mails the events that this server saw, all of some time in one mail (SPEC F23). What could not be sent is in the next one;
 * what happened while no server ran is in the console alone.
 */
final class AlertMail {

    private static final int MOST_EVENTS = 500;
    private static final int MOST_LINES = 100;

    /** Events may be stored a little later than others that happened after them. */
    private static final Duration LATE = Duration.ofSeconds(30);

    /** Sends a mail. */
    @FunctionalInterface
    interface Postman {

        /**
         * Sends.
         *
         * @param from null for whoever the server's mails come from
         * @param to addresses with commas
         * @return why it was not sent, null if it was
         */
        @Nullable
        String send(@Nullable String from, String to, String subject, String text);
    }

    private final SecurityEventStore store;
    private final Supplier<AlertPolicy> policy;
    private final Postman postman;
    private final String node;
    private final InstantSource clock;
    private final Instant begun;
    private Instant next;
    private Instant from;
    private Set<UUID> mailed = Set.of();
    private boolean failing;

    AlertMail(
            SecurityEventStore store, Supplier<AlertPolicy> policy, Postman postman, String node, InstantSource clock) {
        this.store = store;
        this.policy = policy;
        this.postman = postman;
        this.node = node;
        this.clock = clock;
        this.begun = clock.instant();
        this.next = begun;
        this.from = begun;
    }

    /** Mails what is due. One caller at a time. */
    void tend() {
        AlertPolicy current = policy.get();
        String to = current.mailTo();
        Instant now = clock.instant();
        if (to == null) {
            from = now;
            return;
        }
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(current.mailInterval());
        List<SecurityEvent> events = waiting(current.mailKinds());
        if (events.isEmpty()) {
            return;
        }
        String failure = postman.send(current.mailFrom(), to, subject(events), text(events));
        if (failure == null) {
            mailed = recent(events, now);
            from = now.minus(LATE).isBefore(begun) ? begun : now.minus(LATE);
            if (failing) {
                SecurityEventLog.LOG.mailedAgain();
            }
            failing = false;
        } else if (!failing) {
            failing = true;
            SecurityEventLog.LOG.notMailed(failure);
        }
    }

    /** Those of this server that were not mailed, the oldest first. */
    private List<SecurityEvent> waiting(String kinds) {
        Set<String> wanted = Arrays.stream(kinds.split(",")).map(String::strip).collect(Collectors.toSet());
        List<SecurityEvent> events = new ArrayList<>();
        for (SecurityEventStore.Stored stored : store.since(from, null, MOST_EVENTS)) {
            SecurityEvent event = stored.event();
            if (event.node().equals(node) && wanted.contains(event.kind().name()) && !mailed.contains(event.id())) {
                events.add(0, event);
            }
        }
        return events;
    }

    private Set<UUID> recent(List<SecurityEvent> events, Instant now) {
        Set<UUID> recent = new HashSet<>(mailed);
        events.forEach(event -> recent.add(event.id()));
        Set<UUID> known = new HashSet<>();
        for (SecurityEventStore.Stored stored : store.since(now.minus(LATE), null, MOST_EVENTS)) {
            known.add(stored.event().id());
        }
        recent.retainAll(known);
        return recent;
    }

    /** Says nothing that a stranger chose. */
    private String subject(List<SecurityEvent> events) {
        String kinds = events.stream()
                .map(event -> event.kind().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "Ringfence " + node + ": " + events.size() + " events (" + kinds + ")";
    }

    private static String text(List<SecurityEvent> events) {
        String lines = events.stream()
                .limit(MOST_LINES)
                .map(event -> event.at() + " " + event.kind() + " " + event.subject() + " (" + event.rule() + "): "
                        + event.evidence() + "\n")
                .collect(Collectors.joining());
        int more = events.size() - MOST_LINES;
        return more > 0 ? lines + more + " more: list-security-events shows them\n" : lines;
    }
}
