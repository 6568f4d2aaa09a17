package org.ringfence.billing.account;

/**
 * Somebody who pays for calls, as it stands at the instant of reading.
 *
 * @param id the account's name for programs
 * @param name the account's name for people, unique, 1 to 200 characters
 * @param terms what was agreed
 * @param lock how far it is locked
 * @param balance its money and lines
 */
public record Account(AccountId id, String name, AccountTerms terms, LockLevel lock, AccountBalance balance) {}
