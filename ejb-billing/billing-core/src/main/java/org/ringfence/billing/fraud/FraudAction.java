package org.ringfence.billing.fraud;

/** What is done when a counter of a profile passes its critical threshold; each does what those before it do (SPEC P7). */
public enum FraudAction {
    /** Somebody is told: the log, the security events, and whoever takes those by HTTP. */
    NOTIFY,
    /** The call is refused. */
    REFUSE,
    /** The account that pays is locked. */
    LOCK,
    /** The account's running calls end. */
    HANG_UP
}
