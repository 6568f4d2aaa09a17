package org.ringfence.billing.event;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Events that are written and not yet delivered; the ledger writes them together with the money. */
public interface EventOutbox {

    /**
     * The events that wait longest, oldest first.
     *
     * @param limit the most that are returned, at least 1
     */
    List<BillingEvent> pending(int limit);

    /** Forgets events that are delivered; names that it does not know are ignored. */
    void delivered(Collection<UUID> events);
}
