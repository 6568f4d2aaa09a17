package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.Confidence;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.DestinationPort.BlockRequest;
import org.ringfence.policy.DestinationPort.BlockedNumberView;

/** The blacklist of numbers, as the console shows and changes it. */
@ApplicationScoped
public class BlacklistControl {

    @Inject
    private BlockedNumberStore blacklist;

    private final Clock clock = Clock.systemUTC();

    Outcome<BlockedNumberView> block(BlockRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Integer days = request.days();
        BlockedNumber entry;
        try {
            entry = new BlockedNumber(
                    request.number(),
                    confidence(request.confidence()),
                    request.reason(),
                    now,
                    days == null ? null : now.plus(Duration.ofDays(days)));
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
        }
        return Control.answer(() -> {
            blacklist.put(entry);
            return new Outcome.Done<>(view(entry));
        });
    }

    Outcome<BlockedNumberView> unblock(String number) {
        return Control.answer(() -> {
            BlockedNumber entry = blacklist.list().beginningWith(number, 1).stream()
                    .filter(found -> found.prefix().equals(number))
                    .findFirst()
                    .orElse(null);
            return entry != null && blacklist.remove(number)
                    ? new Outcome.Done<>(view(entry))
                    : new Outcome.Refused<>("Number '" + number
                            + "' is not on the blacklist: list-blocked-numbers shows those that are");
        });
    }

    Outcome<List<BlockedNumberView>> blocked(@Nullable String prefix, int limit) {
        return new Outcome.Done<>(blacklist.list().beginningWith(prefix == null ? "" : prefix, limit).stream()
                .map(this::view)
                .toList());
    }

    private static Confidence confidence(String text) {
        return Arrays.stream(Confidence.values())
                .filter(known -> known.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no confidence: take one of " + Arrays.toString(Confidence.values())));
    }

    private BlockedNumberView view(BlockedNumber entry) {
        return new BlockedNumberView(
                entry.prefix(),
                entry.confidence().name(),
                entry.reason(),
                entry.listedAt(),
                entry.expiresAt(),
                entry.countsAt(clock.instant()));
    }
}
