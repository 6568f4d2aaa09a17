package org.ringfence.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.Outcome;

/** Limits of accounts, as the console shows and sets them (SPEC F7 to F29). */
public interface LimitPort {

    /** In place of a value: what the profile or the policy says. */
    String INHERIT = "inherit";

    /** What applies to an account now, what of it is used, and what was agreed. */
    Outcome<LimitsView> show(String account);

    /** Changes the limits of an account that are given, and leaves the others as they are. */
    Outcome<LimitsView> set(LimitRequest request);

    /** All profiles in the order of their names. */
    Outcome<List<AgreedView>> profiles();

    /** Makes a profile, or changes what is given of it, for all accounts that have it. */
    Outcome<AgreedView> setProfile(LimitRequest request);

    /** Takes a profile away that no account has. */
    Outcome<AgreedView> removeProfile(String profile);

    /**
     * Limits to set; null leaves a limit as it is, {@link #INHERIT} gives it up, 0 is no limit. Amounts are decimal numbers
     * in the account's currency, talk is seconds.
     *
     * @param name of the account or the profile
     * @param profile that the account has from now on, {@link #INHERIT} for none
     */
    record LimitRequest(
            String name,
            @Nullable String profile,
            @Nullable String dayLimit,
            @Nullable String monthLimit,
            @Nullable String monthStep,
            @Nullable String monthEnd,
            @Nullable String dynamicLeast,
            @Nullable String dynamicFactor,
            @Nullable String dayTalk,
            @Nullable String monthTalk,
            @Nullable String offPeakLines,
            @Nullable String lowBalance) {}

    /**
     * Limits of an account.
     *
     * @param limits those that apply at this moment
     * @param agreed its own, and those of its profile
     */
    record LimitsView(
            String account,
            String currency,
            @Nullable String profile,
            String timeZone,
            List<LimitStateView> limits,
            List<AgreedView> agreed) {

        /** Copies the lists. */
        public LimitsView {
            limits = List.copyOf(limits);
            agreed = List.copyOf(agreed);
        }
    }

    /** A limit that applies; amounts of money, or seconds of speech, as decimal numbers. */
    record LimitStateView(
            String limit,
            String most,
            String used,
            @Nullable String reserved,
            String left) {}

    /**
     * What was agreed; null is inherited.
     *
     * @param name of the account or the profile
     */
    record AgreedView(
            String name,
            @Nullable String dayLimit,
            @Nullable String monthLimit,
            @Nullable String monthStep,
            @Nullable String monthEnd,
            @Nullable String dynamicLeast,
            @Nullable String dynamicFactor,
            @Nullable String dayTalk,
            @Nullable String monthTalk,
            @Nullable String offPeakLines,
            @Nullable String lowBalance) {}
}
