package org.ringfence.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.Outcome;

/** Profiles of calls and callers of whom no calls are taken, as the console shows and changes them (SPEC P3, P7, E11). */
public interface FraudPort {

    /** The profiles with their rules, in the order of their names. */
    Outcome<List<FraudProfileView>> profiles();

    /** Puts a rule into a profile, which is made if there is none of the name, in place of one for the same calls. */
    Outcome<FraudProfileView> setRule(FraudRuleRequest request);

    /** Takes a rule out of a profile. */
    Outcome<FraudProfileView> removeRule(String profile, String numbers, @Nullable String hours);

    /** Takes a profile away that no account has. */
    Outcome<FraudProfileView> removeProfile(String profile);

    /**
     * Gives an account a profile of its own.
     *
     * @param profile null takes it away
     */
    Outcome<AssignedProfileView> assign(String account, @Nullable String profile);

    /** From which countries an account is used (SPEC P6). */
    Outcome<CountriesView> countries(String account);

    /** Says that an account may be used from a country. */
    Outcome<CountriesView> allowCountry(String account, String country);

    /** Forgets that an account is used from a country. */
    Outcome<CountriesView> forgetCountry(String account, String country);

    /** From which countries an account is used. */
    record CountriesView(String account, List<String> countries) {

        /** Copies the list. */
        public CountriesView {
            countries = List.copyOf(countries);
        }
    }

    /** Callers and addresses of whom no calls are taken. */
    Outcome<List<CallerBanView>> callerBans();

    /** Takes calls of a caller or address again. */
    Outcome<CallerBanView> removeCallerBan(String caller);

    /**
     * A rule of a profile. Thresholds are texts such as {@code 10/20}: above the first somebody is told, above the second
     * the action is taken; a - stands for never.
     *
     * @param numbers prefix, country, class, name in the price list, or *
     * @param hours such as 19:00-07:30, in the account's time zone; null for the whole day
     * @param action NOTIFY, REFUSE, LOCK or HANG_UP
     * @param lock how far the account is locked
     */
    record FraudRuleRequest(
            String profile,
            String numbers,
            @Nullable String hours,
            @Nullable String callsPerMinute,
            @Nullable String callsPerHour,
            @Nullable String concurrent,
            @Nullable String sequential,
            @Nullable String minutesPerDay,
            String action,
            String lock) {}

    /** A rule of a profile; thresholds as {@link FraudRuleRequest} has them, null where nothing is watched. */
    record FraudRuleView(
            String numbers,
            @Nullable String hours,
            @Nullable String callsPerMinute,
            @Nullable String callsPerHour,
            @Nullable String concurrent,
            @Nullable String sequential,
            @Nullable String minutesPerDay,
            String action,
            @Nullable String lock) {}

    /** A profile with its rules. */
    record FraudProfileView(String profile, List<FraudRuleView> rules) {

        /** Copies the list. */
        public FraudProfileView {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Which profile an account has.
     *
     * @param profile null when it has none of its own
     */
    record AssignedProfileView(String account, @Nullable String profile) {}

    /**
     * Somebody of whom no calls are taken for a time.
     *
     * @param caller the caller, or the address
     * @param account who paid for the last of its calls
     * @param fault what was out of order with its calls
     * @param value of that
     * @param limit of that
     */
    record CallerBanView(
            String caller, String account, String fault, long value, long limit, Instant since, Instant until) {}
}
