package org.ringfence.call.security;

import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ringfence.billing.admission.LedgerUnavailable;

/** Carries security events to their store in batches. One caller at a time. */
public final class SecurityEventWriter {

    private static final int BATCH = 500;

    private final SecurityEvents events;
    private final SecurityEventStore store;
    private final InstantSource clock;
    private final BooleanSupplier passedOn;
    private List<SecurityEvent> unwritten = List.of();

    /**
     * Nothing is written yet.
     *
     * @param passedOn whether events are to be passed on
     */
    public SecurityEventWriter(
            SecurityEvents events, SecurityEventStore store, InstantSource clock, BooleanSupplier passedOn) {
        this.events = events;
        this.store = store;
        this.clock = clock;
        this.passedOn = passedOn;
    }

    /**
     * Writes what waits.
     *
     * @throws LedgerUnavailable if the store is away; what waits is written the next time
     * @throws RuntimeException if the store refuses a batch, which is lost and counted
     */
    public void flush() {
        while (true) {
            if (unwritten.isEmpty()) {
                unwritten = events.take(BATCH);
            }
            if (unwritten.isEmpty()) {
                return;
            }
            write(unwritten);
            unwritten = List.of();
        }
    }

    private void write(List<SecurityEvent> batch) {
        try {
            store.add(batch, passedOn.getAsBoolean() ? clock.instant() : null);
        } catch (LedgerUnavailable away) {
            throw away;
        } catch (RuntimeException refused) {
            unwritten = List.of();
            events.lose(batch.size());
            throw refused;
        }
    }
}
