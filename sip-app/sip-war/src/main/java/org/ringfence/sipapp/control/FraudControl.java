package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.fraud.CallCounter;
import org.ringfence.billing.fraud.CallStatistics;
import org.ringfence.billing.fraud.CallerBan;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.NumberKind;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.ProfileRule.Threshold;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.billing.geography.SeenCountryStore;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.FraudPort;

/** Profiles of calls and bans of callers, as the console shows and changes them. */
@ApplicationScoped
public class FraudControl implements FraudPort {

    private static final Pattern HOURS = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");
    private static final Pattern THRESHOLD = Pattern.compile("(-|\\d{1,7})\\s*/\\s*(-|\\d{1,7})");
    private static final String NEVER = "-";

    @Inject
    private AccountControl accounts;

    @Inject
    private AccountStore owners;

    @Inject
    private FraudProfileStore profiles;

    @Inject
    private CallStatistics statistics;

    @Inject
    private SeenCountryStore countries;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Outcome<List<FraudProfileView>> profiles() {
        return Control.answer(() -> new Outcome.Done<>(
                profiles.profiles().stream().map(FraudControl::view).toList()));
    }

    @Override
    public Outcome<FraudProfileView> setRule(FraudRuleRequest request) {
        return Control.answer(() -> {
            FraudProfile changed;
            try {
                FraudProfile before = profiles.profile(request.profile());
                FraudProfile profile = before == null ? new FraudProfile(request.profile(), List.of()) : before;
                changed = profile.with(rule(request));
            } catch (IllegalArgumentException wrong) {
                return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
            }
            profiles.keep(changed);
            return new Outcome.Done<>(view(changed));
        });
    }

    @Override
    public Outcome<FraudProfileView> removeRule(String profile, String numbers, @Nullable String hours) {
        return Control.answer(() -> {
            FraudProfile before = profiles.profile(profile);
            if (before == null) {
                return unknown(profile);
            }
            FraudProfile after;
            try {
                after = before.without(new ProfileRule(
                        new NumberKind(numbers), from(hours), until(hours), Map.of(), ProfileRule.TELLS));
            } catch (IllegalArgumentException wrong) {
                return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
            }
            if (after.equals(before)) {
                return new Outcome.Refused<>("The profile '" + profile + "' has no rule for '" + numbers + "'"
                        + (hours == null ? " and the whole day" : " and " + hours)
                        + ": list-fraud-profiles shows those it has");
            }
            profiles.keep(after);
            return new Outcome.Done<>(view(after));
        });
    }

    @Override
    public Outcome<FraudProfileView> removeProfile(String name) {
        return Control.answer(() -> {
            FraudProfile profile = profiles.profile(name);
            if (profile == null) {
                return unknown(name);
            }
            return switch (profiles.remove(name)) {
                case REMOVED -> new Outcome.Done<>(view(profile));
                case UNKNOWN -> unknown(name);
                case IN_USE ->
                    new Outcome.Refused<>("Accounts have the profile '" + name
                            + "': give them another one first, by assign-fraud-profile(account=NAME,profile=OTHER)");
            };
        });
    }

    @Override
    public Outcome<AssignedProfileView> assign(String name, @Nullable String profile) {
        return Control.answer(() -> {
            Account account = accounts.find(name).orElse(null);
            if (account == null) {
                return AccountControl.unknown(name);
            }
            return switch (profiles.assign(account.id(), profile)) {
                case ASSIGNED -> new Outcome.Done<>(new AssignedProfileView(name, profile));
                case UNKNOWN_ACCOUNT -> AccountControl.unknown(name);
                case UNKNOWN_PROFILE -> unknown(String.valueOf(profile));
            };
        });
    }

    @Override
    public Outcome<CountriesView> countries(String account) {
        return changed(account, "", known -> {});
    }

    @Override
    public Outcome<CountriesView> allowCountry(String account, String country) {
        return changed(account, country, known -> countries.add(known, country, clock.instant()));
    }

    @Override
    public Outcome<CountriesView> forgetCountry(String account, String country) {
        return changed(account, country, known -> countries.remove(known, country));
    }

    private Outcome<CountriesView> changed(String name, String country, Consumer<AccountId> change) {
        if (!country.matches("([A-Z]{2})?")) {
            return new Outcome.Refused<>("'" + country + "' is no country of two capital letters such as DE");
        }
        return Control.answer(() -> {
            Account account = accounts.find(name).orElse(null);
            if (account == null) {
                return AccountControl.unknown(name);
            }
            change.accept(account.id());
            return new Outcome.Done<>(new CountriesView(
                    name, countries.of(account.id()).stream().sorted().toList()));
        });
    }

    @Override
    public Outcome<List<CallerBanView>> callerBans() {
        return Control.answer(() ->
                new Outcome.Done<>(statistics.bans().stream().map(this::view).toList()));
    }

    @Override
    public Outcome<CallerBanView> removeCallerBan(String caller) {
        return Control.answer(() -> {
            CallerBan ban = statistics.allow(caller);
            return ban == null
                    ? new Outcome.Refused<>("Calls of '" + caller + "' are taken: list-caller-bans shows whose are not")
                    : new Outcome.Done<>(view(ban));
        });
    }

    private static <T> Outcome<T> unknown(String profile) {
        return new Outcome.Refused<>("There is no profile of calls '" + profile
                + "': list-fraud-profiles shows their names, set-fraud-rule makes one");
    }

    private static ProfileRule rule(FraudRuleRequest request) {
        Map<CallCounter, Threshold> thresholds = new EnumMap<>(CallCounter.class);
        put(thresholds, CallCounter.CALLS_PER_MINUTE, request.callsPerMinute());
        put(thresholds, CallCounter.CALLS_PER_HOUR, request.callsPerHour());
        put(thresholds, CallCounter.CONCURRENT, request.concurrent());
        put(thresholds, CallCounter.SEQUENTIAL, request.sequential());
        put(thresholds, CallCounter.MINUTES_PER_DAY, request.minutesPerDay());
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("A rule watches something: give calls-per-minute, calls-per-hour,"
                    + " concurrent, sequential or minutes-per-day, such as concurrent=2/4");
        }
        FraudAction action = constant(FraudAction.class, "action", request.action());
        boolean locks = action.compareTo(FraudAction.LOCK) >= 0;
        LockLevel lock = locks ? constant(LockLevel.class, "level of locking", request.lock()) : LockLevel.NONE;
        return new ProfileRule(
                new NumberKind(request.numbers()),
                from(request.hours()),
                until(request.hours()),
                thresholds,
                new Remedy(action, lock));
    }

    private static void put(Map<CallCounter, Threshold> thresholds, CallCounter counter, @Nullable String text) {
        if (text == null) {
            return;
        }
        Matcher parts = THRESHOLD.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no pair of thresholds such as 10/20, 10/- or -/20");
        }
        thresholds.put(counter, new Threshold(number(parts.group(1)), number(parts.group(2))));
    }

    private static @Nullable Integer number(String text) {
        return text.equals(NEVER) ? null : Integer.valueOf(text);
    }

    private static LocalTime from(@Nullable String hours) {
        return hours == null ? LocalTime.MIN : time(hours, 1);
    }

    private static LocalTime until(@Nullable String hours) {
        return hours == null ? LocalTime.MIN : time(hours, 2);
    }

    private static LocalTime time(String hours, int group) {
        Matcher parts = HOURS.matcher(hours.strip());
        try {
            if (parts.matches()) {
                return LocalTime.parse(parts.group(group));
            }
        } catch (DateTimeParseException noTime) {
            // told as any other unreadable text
        }
        throw new IllegalArgumentException("'" + hours + "' are no hours such as 19:00-07:30");
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String what, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no " + what + ": take one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static FraudProfileView view(FraudProfile profile) {
        return new FraudProfileView(
                profile.name(), profile.rules().stream().map(FraudControl::view).toList());
    }

    private static FraudRuleView view(ProfileRule rule) {
        return new FraudRuleView(
                rule.numbers().text(),
                rule.from().equals(rule.until()) ? null : rule.from() + "-" + rule.until(),
                text(rule, CallCounter.CALLS_PER_MINUTE),
                text(rule, CallCounter.CALLS_PER_HOUR),
                text(rule, CallCounter.CONCURRENT),
                text(rule, CallCounter.SEQUENTIAL),
                text(rule, CallCounter.MINUTES_PER_DAY),
                rule.remedy().action().name(),
                rule.remedy().locks() ? rule.remedy().lock().name() : null);
    }

    private static @Nullable String text(ProfileRule rule, CallCounter counter) {
        Threshold threshold = rule.thresholds().get(counter);
        return threshold == null ? null : text(threshold.warning()) + "/" + text(threshold.critical());
    }

    private static String text(@Nullable Integer threshold) {
        return threshold == null ? NEVER : threshold.toString();
    }

    private CallerBanView view(CallerBan ban) {
        return new CallerBanView(
                ban.who(),
                owners.find(ban.account()).map(Account::name).orElse(String.valueOf(ban.account())),
                ban.what(),
                ban.value(),
                ban.limit(),
                ban.since(),
                ban.until());
    }
}
