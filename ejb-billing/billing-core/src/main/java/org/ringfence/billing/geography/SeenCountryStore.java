package org.ringfence.billing.geography;

import java.time.Instant;
import java.util.Set;
import org.ringfence.billing.account.AccountId;

/** Keeps from which countries accounts are used; reading is from memory. */
public interface SeenCountryStore {

    /** Those of an account, in no order. */
    Set<String> of(AccountId account);

    /**
     * An account may be used from a country.
     *
     * @return whether that is new; false also for an account that does not exist
     */
    boolean add(AccountId account, String country, Instant at);

    /** Forgets a country; returns whether it was known. */
    boolean remove(AccountId account, String country);
}
