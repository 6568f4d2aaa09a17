package org.ringfence.gate.ban;

/** Hears of changes in the book of bans, in the thread that makes them: it must be quick. */
public interface BanListener {

    /** A ban was made here, or one that stands was made longer. */
    void banned(Ban ban);

    /** A ban was taken back here before its time. */
    void unbanned(Ban ban);

    /** The time of a ban is over, wherever it was made. */
    default void ended(Ban ban) {}

    /** A key is not to be banned until then, milliseconds since 1970 (SPEC Q10). */
    default void pardoned(BanKey key, long until) {}
}
