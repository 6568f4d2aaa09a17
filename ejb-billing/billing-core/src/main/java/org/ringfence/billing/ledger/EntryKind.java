package org.ringfence.billing.ledger;

/** Why money moves. */
public enum EntryKind {
    /** The balance that an account was opened with. */
    OPENING,
    /** Money paid in. */
    TOP_UP,
    /** A call. */
    CHARGE,
    /** A correction by hand. */
    ADJUSTMENT
}
