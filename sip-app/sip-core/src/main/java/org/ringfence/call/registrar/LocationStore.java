package org.ringfence.call.registrar;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps bindings over restarts. The registrar works in memory; it loads all at its start and writes changes behind in
 * batches, so nobody waits for this store while a request is answered.
 */
public interface LocationStore {

    /** Every address of record that has bindings which are not void yet at this instant, and those bindings alone. */
    List<Registration> load(Instant now);

    /**
     * Replaces all bindings of each of these addresses, all or nothing; an address without bindings is forgotten.
     * Writing the same again changes nothing.
     */
    void write(Collection<Registration> changed);

    /**
     * Forgets bindings that are void at this instant.
     *
     * @return how many
     */
    int removeExpired(Instant now);
}
