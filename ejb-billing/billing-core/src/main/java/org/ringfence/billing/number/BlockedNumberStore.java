package org.ringfence.billing.number;

/** Keeps the blacklist of numbers (SPEC E10). */
public interface BlockedNumberStore {

    /** The list as it is now, from memory. */
    BlockedNumbers list();

    /** Makes an entry, in place of one of the same prefix. */
    void put(BlockedNumber entry);

    /** @return false when there was no entry of this prefix */
    boolean remove(String prefix);
}
