package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEventStore;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PerimeterPort.EventView;

/** Security events as the console sees them (SPEC P15). */
@ApplicationScoped
public class EventControl {

    @Inject
    private SecurityEventStore store;

    private final Clock clock = Clock.systemUTC();

    Outcome<List<EventView>> list(@Nullable String since, @Nullable String kind, int limit) {
        Optional<Instant> from = since == null ? Optional.of(Instant.EPOCH) : instant(since);
        if (from.isEmpty()) {
            return new Outcome.Refused<>(
                    "'" + since + "' is no instant such as 2026-11-23T08:00:00Z, nor a time such as PT1H");
        }
        Optional<SecurityEvent.Kind> wanted = kind == null
                ? Optional.empty()
                : Arrays.stream(SecurityEvent.Kind.values())
                        .filter(each -> each.name().equalsIgnoreCase(kind))
                        .findFirst();
        if (kind != null && wanted.isEmpty()) {
            return new Outcome.Refused<>("'" + kind + "' is no kind of security event: take "
                    + Arrays.toString(SecurityEvent.Kind.values()));
        }
        try {
            return new Outcome.Done<>(store.since(from.get(), wanted.orElse(null), limit).stream()
                    .map(EventControl::view)
                    .toList());
        } catch (LedgerUnavailable away) {
            return new Outcome.Refused<>("Security events can't be read: " + away.getMessage());
        }
    }

    private Optional<Instant> instant(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Optional.of(
                    upper.startsWith("P") ? clock.instant().minus(Duration.parse(upper)) : Instant.parse(upper));
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static EventView view(SecurityEventStore.Stored stored) {
        SecurityEvent event = stored.event();
        return new EventView(
                event.at(),
                event.kind().name(),
                event.subject(),
                event.rule(),
                event.evidence(),
                event.node(),
                stored.delivered());
    }
}
