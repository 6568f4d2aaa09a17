package org.ringfence.billing.spending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;

/** Keeps what limits are agreed; each method is one atomic step. */
public interface LimitStore {

    /** Those of an account; nothing when nothing is agreed. */
    AgreedLimits of(AccountId account);

    /**
     * Agrees on limits with an account, in place of those before.
     *
     * @param profile null for none
     */
    SetAnswer set(AccountId account, @Nullable String profile, LimitSet own);

    /** All profiles in the order of their names. */
    List<LimitProfile> profiles();

    Optional<LimitProfile> profile(String name);

    /** Makes a profile, or changes it for all accounts that have it. */
    void keep(LimitProfile profile);

    /** Takes a profile away that no account has. */
    RemoveAnswer remove(String profile);

    /** Counts talk of an account that its own calls did not make, on the day of these limits (SPEC F27). */
    void addTalk(AccountId account, long seconds, LimitsNow end);

    /** Forgets what addresses came to whose periods began before this instant and that hold nothing; returns how many. */
    int forgetAddresses(Instant before);

    /**
     * Adds the months that are over to the limits of accounts that were active in them (SPEC F11). A month adds once,
     * whoever asks and however often.
     *
     * @param beforeMonth accounts are looked at whose months before this one are open, as {@link CallDate#month()}
     * @param most how many accounts are looked at
     * @param limits those of an account on the day of asking
     * @return how many were looked at; when it is {@code most}, there may be more
     */
    int closeMonths(int beforeMonth, int most, MonthClosing limits);

    /** Knows the limits under which the months of an account are closed. */
    @FunctionalInterface
    interface MonthClosing {
        LimitsNow limitsOf(AccountId account);
    }

    /** The outcome of {@link #set}. */
    enum SetAnswer {
        SET,
        UNKNOWN_ACCOUNT,
        UNKNOWN_PROFILE
    }

    /** The outcome of {@link #remove}. */
    enum RemoveAnswer {
        REMOVED,
        UNKNOWN,
        IN_USE
    }
}
