package org.ringfence.billing.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.rerating.Rating;
import org.ringfence.billing.rerating.RatingStore;

/** Later versions of what calls cost in memory, for tests. */
public final class MemoryRatingStore implements RatingStore {

    private final Map<AttemptId, Rating> latest = new HashMap<>();

    @Override
    public synchronized Optional<Rating> latest(AttemptId attempt) {
        return Optional.ofNullable(latest.get(attempt));
    }

    @Override
    public synchronized Map<AttemptId, Rating> latest(Instant from, Instant until) {
        return Map.copyOf(latest);
    }

    @Override
    public synchronized void add(Rating rating) {
        latest.merge(rating.attempt(), rating, (before, more) -> more.version() > before.version() ? more : before);
    }
}
