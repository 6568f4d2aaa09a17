package org.ringfence.billing.account;

/** Whether an account pays before or after. */
public enum CreditMode {
    /** Only what was paid in may be spent. */
    PREPAID,
    /** A credit limit may be spent on top of the balance (SPEC F9). */
    POSTPAID
}
