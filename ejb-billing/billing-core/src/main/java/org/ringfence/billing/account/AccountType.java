package org.ringfence.billing.account;

/** What kind of customer an account is for. */
public enum AccountType {
    /** People or a company that call by themselves. */
    END_USER,
    /** A carrier that sends us calls of its own customers. */
    TRAFFIC_SENDER,
    /** A carrier that takes our calls; pays for those that it sends. */
    TRUNK
}
