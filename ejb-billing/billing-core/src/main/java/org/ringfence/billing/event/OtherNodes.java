package org.ringfence.billing.event;

/** The nodes that share this one's database. */
public interface OtherNodes {

    /**
     * Forgets what another node has changed since the last time, so that it is read anew: users and their passwords,
     * accounts, tariffs, trunks (SPEC D4). Costs one query when nothing has changed.
     *
     * @throws org.ringfence.billing.admission.LedgerUnavailable when the database can't be reached
     */
    void catchUp();
}
