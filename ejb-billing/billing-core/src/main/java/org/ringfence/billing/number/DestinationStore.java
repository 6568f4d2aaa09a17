package org.ringfence.billing.number;

import java.time.Instant;
import java.util.List;
import org.ringfence.billing.account.AccountId;

/** Keeps where the calls of accounts may go. What is asked for with every call is answered from memory. */
public interface DestinationStore {

    /** What is said of an account; {@link AccountDestinations#NONE} for nothing. */
    AccountDestinations of(AccountId account);

    /** The accounts of which something is said, in the order of their ids. */
    List<AccountId> accounts();

    /**
     * Says where the calls of an account may go, in place of what was said before; wrong PINs are forgotten.
     *
     * @return false when there is no such account
     */
    boolean set(AccountId account, AccountDestinations destinations);

    /**
     * Counts a try of a PIN before it is looked at, so that no number of tries at the same time gets beyond the bound.
     * Tries are forgotten when none came for a while.
     *
     * @param most tries that are allowed
     * @param now the instant of the try
     * @param since tries before this instant are forgotten
     * @return whether the PIN may be looked at
     */
    boolean tryPin(AccountId account, int most, Instant now, Instant since);

    /** Forgets the tries of an account, because a PIN was right. */
    void pinWasRight(AccountId account);
}
