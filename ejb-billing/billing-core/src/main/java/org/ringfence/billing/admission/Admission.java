package org.ringfence.billing.admission;

/**
 * What the side of calls knows of money: four verbs, and a note for calls refused elsewhere. Each verb is one
 * transaction, and a repeat with the same ids gets the same answer and changes nothing. At no moment is reserved plus
 * spent more than an account's limit (SPEC F8). Every verb throws {@link LedgerUnavailable} when the book can't be
 * reached.
 */
public interface Admission {

    /** Prices the call, and reserves connect fee, first slice and a line together; a refusal is recorded. */
    AdmitAnswer admit(CallAttempt attempt);

    /**
     * Reports the answer (ordinal 0), or reserves the next slice (SPEC P1); to be called before what is granted ends.
     */
    ExtendAnswer extend(ReservationId reservation, TalkProgress progress);

    /**
     * Charges an answered call: rated talk, never more than was reserved; releases the rest and the line, and writes
     * the record, with what its carrier charges.
     */
    EndAnswer settle(ReservationId reservation, Talk talk, Release release);

    /** Releases everything of a call that was not answered, and writes the record. */
    EndAnswer abandon(ReservationId reservation, Release release);

    /** Records an attempt that was refused before or beside admission; nothing may be held for it. */
    void refuse(CallAttempt attempt, RefusalReason reason);
}
