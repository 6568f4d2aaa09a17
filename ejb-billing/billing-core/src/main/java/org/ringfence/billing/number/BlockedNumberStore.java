package org.ringfence.billing.number;

import java.time.Instant;
import java.util.Map;

/** Keeps the blacklist of numbers (SPEC E10). */
public interface BlockedNumberStore {

    /** The list as it is now, from memory. */
    BlockedNumbers list();

    /** Makes an entry, in place of one of the same prefix. */
    void put(BlockedNumber entry);

    /** @return false when there was no entry of this prefix */
    boolean remove(String prefix);

    /**
     * Notes when calls were last refused for entries; an earlier instant than the known one changes nothing.
     *
     * @param last by prefix; one without an entry is passed over
     */
    void noteRefusals(Map<String, Instant> last);

    /** Looks at all entries, and makes of them what {@link BlacklistReview#judge} says. */
    BlacklistReview review(Instant now);
}
