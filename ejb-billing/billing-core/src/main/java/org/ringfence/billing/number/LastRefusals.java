package org.ringfence.billing.number;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When calls were last refused for entries of the blacklist, until that is stored. */
public final class LastRefusals {

    private final Map<String, Instant> waiting = new ConcurrentHashMap<>();

    /** A call to an entry's numbers is refused; quick, and asks no database. */
    void note(BlockedNumber entry, Instant now) {
        waiting.merge(entry.prefix(), now, LastRefusals::later);
    }

    /**
     * Stores what is not stored yet.
     *
     * @throws org.ringfence.billing.admission.LedgerUnavailable if that is to be tried again
     */
    public void flush(BlockedNumberStore store) {
        Map<String, Instant> now = new HashMap<>(waiting);
        if (!now.isEmpty()) {
            store.noteRefusals(now);
            now.forEach(waiting::remove);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
