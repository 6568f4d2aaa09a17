package org.ringfence.billing.account;

/** Names an account; the store gives the number. */
public record AccountId(long value) {}
