package org.ringfence.billing.admission;

/** Why a call is not admitted. */
public enum RefusalReason {
    /** The account that should pay does not exist. */
    UNKNOWN_ACCOUNT,
    /** The account is locked for such calls (SPEC P5). */
    ACCOUNT_LOCKED,
    /** There is no price for this number (SPEC G1). */
    NO_RATE,
    /** It costs more than calls may cost (SPEC G5, P17). */
    PRICE_TOO_HIGH,
    /** No trunk takes it for less than the caller pays (SPEC G2). */
    NOT_PROFITABLE,
    /** The money does not cover the connect fee and the first block (SPEC F8). */
    INSUFFICIENT_CREDIT,
    /** The account has spent and reserved what it may within a day (SPEC F14 to F16). */
    DAY_LIMIT,
    /** The account has spent and reserved what it may within a day by what it spent before (SPEC F17 to F21). */
    DYNAMIC_DAY_LIMIT,
    /** The account has spent and reserved what it may within a month (SPEC F10 to F12). */
    MONTH_LIMIT,
    /** The account has talked as long as it may within a day (SPEC F25). */
    DAY_TALK_LIMIT,
    /** The account has talked as long as it may within a month (SPEC F26). */
    MONTH_TALK_LIMIT,
    /** The calls from this address have come to what they may (SPEC F1 to F5). */
    ADDRESS_LIMIT,
    /** As many calls run as the account has lines (SPEC F6). */
    NO_LINE,
    /** The number is closed by its beginning, its country or its class (SPEC E7 to E9, P4). */
    BLOCKED_DESTINATION,
    /** The number is outside of the caller's country, and the caller may not call there (SPEC E13). */
    INTERNATIONAL_CLOSED,
    /** A wrong PIN was dialled, or there were too many of them (SPEC E13). */
    WRONG_PIN,
    /** A forwarded call, or one out of a voice mailbox, may not cost anything (SPEC E12). */
    DIVERSION_CLOSED,
    /** The call does not fit the habits of its account (SPEC Q5, Q9, P22). */
    SUSPECTED_FRAUD,
    /** The caller is in a country that the account was never used from (SPEC P6). */
    NEW_COUNTRY,
    /** The attempt is over already: an answer to a repeat that comes late. */
    ALREADY_ENDED,
    /** Nobody has this address or number. */
    UNKNOWN_DESTINATION,
    /** No trunk leads to this number. */
    NO_ROUTE,
    /** The caller may not call there. */
    FORBIDDEN_DESTINATION,
    /** The other side's account takes no calls (SPEC P5). */
    CALLEE_LOCKED,
    /** The service is too busy or being stopped. */
    OVERLOADED,
    /** The book of money could not be reached when the call came; recorded when it is back. */
    LEDGER_UNAVAILABLE
}
