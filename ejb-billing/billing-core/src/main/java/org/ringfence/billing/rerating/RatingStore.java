package org.ringfence.billing.rerating;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ringfence.billing.admission.AttemptId;

/** Keeps later versions of what calls cost; they are only ever added. */
public interface RatingStore {

    /** The latest version of a call; empty when its record counts. */
    Optional<Rating> latest(AttemptId attempt);

    /**
     * The latest versions of calls that ended in a span of time.
     *
     * @param until the first instant that is not in it any more
     */
    Map<AttemptId, Rating> latest(Instant from, Instant until);

    /** Adds a version; without effect when it is there. */
    void add(Rating rating);
}
