package org.ringfence.gate.ban;

/** Why a ban was made. */
public enum BanCause {
    /** Too many messages in a period (SPEC A5). */
    FLOOD,
    /** Too many messages that mean nothing (SPEC A6). */
    WRONG_MESSAGES,
    /** One request after the other without a proof of identity (SPEC A7, A8, A12). */
    UNAUTHENTICATED,
    /** Wrong passwords (SPEC A9, A10). */
    WRONG_PASSWORDS,
    /** Wrong passwords against one account or against many, from many places. */
    GUESSING,
    /** Asks for ever new users or numbers (SPEC A16). */
    SCANNING,
    /** Opens dialogs and leaves them hanging (SPEC A17). */
    PENDING_DIALOGS,
    /** Calls itself like a scanner (SPEC B11, C2). */
    USER_AGENT,
    /** Touched a honeypot (SPEC P14). */
    HONEYPOT,
    /** Broke the rules of a dialog (SPEC B7 to B10). */
    DIALOG_ABUSE,
    /** An operator said so. */
    OPERATOR,
    /** Came with a list (SPEC P11). */
    LIST
}
