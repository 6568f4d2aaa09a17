package org.ringfence.billing.fraud;

/** What a profile counts for an account (SPEC P3). */
public enum CallCounter {
    /** Calls within the last minute. */
    CALLS_PER_MINUTE,
    /** Calls within the last hour. */
    CALLS_PER_HOUR,
    /** Calls at the same time. */
    CONCURRENT,
    /** Calls to the same number one after the other. */
    SEQUENTIAL,
    /** Minutes of talk on the account's day, with those that running calls hold. */
    MINUTES_PER_DAY
}
