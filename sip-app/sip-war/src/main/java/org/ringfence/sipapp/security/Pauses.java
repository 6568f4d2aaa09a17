package org.ringfence.sipapp.security;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When something that failed is tried again: after a pause that doubles each time, and at once at another place. */
public final class Pauses {

    private static final long FIRST_PAUSE_SECONDS = 5;
    private static final long LONGEST_PAUSE_SECONDS = 3_600;

    private @Nullable String tried;
    private long pause;
    private Instant next = Instant.MIN;

    /** Whether it is time to try a place. */
    public boolean areOver(String place, Instant now) {
        if (!Objects.equals(place, tried)) {
            tried = place;
            pause = 0;
            next = Instant.MIN;
        }
        return !now.isBefore(next);
    }

    /** It worked; returns whether that is news. */
    public boolean worked() {
        boolean news = pause > 0;
        pause = 0;
        return news;
    }

    /** It failed; returns when it is tried again. */
    public Instant failed(Instant now) {
        pause = pause == 0 ? FIRST_PAUSE_SECONDS : Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
        next = now.plusSeconds(pause);
        return next;
    }

    /** The length of the pause, in seconds. */
    public long seconds() {
        return pause;
    }
}
