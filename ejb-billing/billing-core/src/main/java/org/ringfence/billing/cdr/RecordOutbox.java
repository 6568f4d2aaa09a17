package org.ringfence.billing.cdr;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records that wait to be passed on to another system (SPEC P9). They leave in batches in the order in which they were
 * written; a batch stays what it is until it is taken, so that whoever gets it twice can tell.
 */
public interface RecordOutbox {

    /**
     * The batch that is to be posted next: the one that is not delivered yet, or a new one. While one is under way, on any
     * node, there is no other.
     *
     * @param most records in a new batch
     * @param until when somebody else may take the batch if nothing is heard of it
     */
    Optional<Batch> claim(int most, Instant now, Instant until);

    /** The batch was taken; its records are marked in the same step. */
    void delivered(UUID batch, Instant at);

    /** The batch was not taken, and is due again then. */
    void postpone(UUID batch, Instant until, String failure);

    /** How passing on stands. */
    State state();

    /** Forgets batches that were delivered before this instant; returns how many. */
    int forget(Instant before);

    /**
     * Records that are posted together.
     *
     * @param id the same each time that the batch is posted
     */
    record Batch(UUID id, List<CallRecord> records) {

        /** Copies the list. */
        public Batch {
            records = List.copyOf(records);
        }
    }

    /**
     * How passing on stands.
     *
     * @param waiting records that are not delivered
     * @param oldest when the call of the first of them ended, null when there is none
     * @param delivered when a batch was taken last, null for never
     * @param failure why the batch that is under way was not taken last, null when it was not refused
     */
    record State(
            long waiting,
            @Nullable Instant oldest,
            @Nullable Instant delivered,
            @Nullable String failure) {}
}
