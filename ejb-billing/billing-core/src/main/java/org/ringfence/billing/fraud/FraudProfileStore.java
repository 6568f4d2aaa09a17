package org.ringfence.billing.fraud;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;

/** Keeps the profiles of calls, and which account has which; reading is from memory. */
public interface FraudProfileStore {

    /** All profiles in the order of their names. */
    List<FraudProfile> profiles();

    /** The profile of this name, null when there is none. */
    @Nullable
    FraudProfile profile(String name);

    /** The profile that an account has of its own, null when it has none. */
    @Nullable
    FraudProfile of(AccountId account);

    /** Makes a profile, or changes it for all accounts that have it. */
    void keep(FraudProfile profile);

    /** Takes a profile away that no account has. */
    RemoveAnswer remove(String name);

    /**
     * Gives an account a profile of its own.
     *
     * @param profile null to take it away
     */
    AssignAnswer assign(AccountId account, @Nullable String profile);

    /** The outcome of {@link #remove}. */
    enum RemoveAnswer {
        REMOVED,
        UNKNOWN,
        IN_USE
    }

    /** The outcome of {@link #assign}. */
    enum AssignAnswer {
        ASSIGNED,
        UNKNOWN_ACCOUNT,
        UNKNOWN_PROFILE
    }
}
