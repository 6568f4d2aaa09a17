package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.AgreedLimits;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitProfile;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.spending.Limits;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.SpendLimit;
import org.ringfence.billing.spending.Usage;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.LimitPort;

/** Limits of accounts, as the console shows and sets them. */
@ApplicationScoped
public class LimitControl implements LimitPort {

    private static final long MOST_TALK = 366L * 86_400;
    private static final long MOST_LINES = 1_000_000;
    private static final long MOST_FACTOR = 1_000;

    @Inject
    private AccountControl accounts;

    @Inject
    private LimitStore limits;

    @Inject
    private LimitBook book;

    @Inject
    private LedgerStore ledger;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Outcome<LimitsView> show(String name) {
        return Control.answer(() -> accounts.find(name)
                .<Outcome<LimitsView>>map(account -> new Outcome.Done<>(view(account)))
                .orElseGet(() -> AccountControl.unknown(name)));
    }

    @Override
    public Outcome<LimitsView> set(LimitRequest request) {
        return Control.answer(() -> {
            Account account = accounts.find(request.name()).orElse(null);
            if (account == null) {
                return AccountControl.unknown(request.name());
            }
            AgreedLimits before = limits.of(account.id());
            String profile = changed(request.profile(), nameOf(before.profile()), Function.identity());
            LimitSet own;
            try {
                own = changed(request, before.own());
            } catch (IllegalArgumentException wrong) {
                return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
            }
            return switch (limits.set(account.id(), profile, own)) {
                case SET -> new Outcome.Done<>(view(account));
                case UNKNOWN_ACCOUNT -> AccountControl.unknown(request.name());
                case UNKNOWN_PROFILE -> unknownProfile(String.valueOf(profile));
            };
        });
    }

    @Override
    public Outcome<List<AgreedView>> profiles() {
        return Control.answer(() -> new Outcome.Done<>(limits.profiles().stream()
                .map(profile -> view(profile.name(), profile.limits()))
                .toList()));
    }

    @Override
    public Outcome<AgreedView> setProfile(LimitRequest request) {
        return Control.answer(() -> {
            LimitSet before =
                    limits.profile(request.name()).map(LimitProfile::limits).orElse(LimitSet.NONE);
            LimitProfile profile;
            try {
                profile = new LimitProfile(request.name(), changed(request, before));
            } catch (IllegalArgumentException wrong) {
                return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
            }
            limits.keep(profile);
            return new Outcome.Done<>(view(profile.name(), profile.limits()));
        });
    }

    @Override
    public Outcome<AgreedView> removeProfile(String name) {
        return Control.answer(() -> {
            LimitProfile profile = limits.profile(name).orElse(null);
            if (profile == null) {
                return unknownProfile(name);
            }
            return switch (limits.remove(name)) {
                case REMOVED -> new Outcome.Done<>(view(name, profile.limits()));
                case UNKNOWN -> unknownProfile(name);
                case IN_USE ->
                    new Outcome.Refused<>("Accounts have the profile '" + name
                            + "': give them another one first, by set-limits(account=NAME,profile=OTHER)");
            };
        });
    }

    private static <T> Outcome<T> unknownProfile(String name) {
        return new Outcome.Refused<>("There is no profile '" + name
                + "': list-limit-profiles shows their names, set-limit-profile makes one");
    }

    private static @Nullable String nameOf(@Nullable LimitProfile profile) {
        return profile == null ? null : profile.name();
    }

    /** @throws IllegalArgumentException with a sentence that names what can't be read */
    private static LimitSet changed(LimitRequest request, LimitSet before) {
        return new LimitSet(
                amount("day-limit", request.dayLimit(), before.day()),
                amount("month-limit", request.monthLimit(), before.month()),
                amount("month-step", request.monthStep(), before.monthStep()),
                amount("month-end", request.monthEnd(), before.monthEnd()),
                amount("dynamic-least", request.dynamicLeast(), before.dynamicLeast()),
                small("dynamic-factor", request.dynamicFactor(), before.dynamicFactor(), MOST_FACTOR),
                number("day-talk", request.dayTalk(), before.dayTalk(), MOST_TALK),
                number("month-talk", request.monthTalk(), before.monthTalk(), MOST_TALK),
                small("off-peak-lines", request.offPeakLines(), before.offPeakLines(), MOST_LINES),
                amount("low-balance", request.lowBalance(), before.lowBalance()));
    }

    private static <T> @Nullable T changed(@Nullable String text, @Nullable T before, Function<String, T> read) {
        if (text == null) {
            return before;
        }
        return text.equalsIgnoreCase(INHERIT) ? null : read.apply(text);
    }

    private static @Nullable Long amount(String name, @Nullable String text, @Nullable Long before) {
        return changed(text, before, given -> Money.units(given)
                .filter(units -> units >= 0)
                .orElseThrow(() -> new IllegalArgumentException(name + " must be an amount such as 10.00, 0 for"
                        + " no limit, or inherit, but is '" + given + "'")));
    }

    private static @Nullable Long number(String name, @Nullable String text, @Nullable Long before, long most) {
        return changed(text, before, given -> {
            if (!given.matches("[0-9]{1,9}") || Long.parseLong(given) > most) {
                throw new IllegalArgumentException(
                        name + " must be from 0 to " + most + ", or inherit, but is '" + given + "'");
            }
            return Long.valueOf(given);
        });
    }

    private static @Nullable Integer small(String name, @Nullable String text, @Nullable Integer before, long most) {
        Long value = number(name, text, before == null ? null : before.longValue(), most);
        return value == null ? null : value.intValue();
    }

    private LimitsView view(Account account) {
        AgreedLimits agreed = limits.of(account.id());
        LimitsNow now = book.limitsOf(account.id(), clock.instant());
        Usage usage = ledger.usage(account.id()).orElseThrow().at(now);
        LimitProfile profile = agreed.profile();
        List<AgreedView> views = new ArrayList<>();
        views.add(view(account.name(), agreed.own()));
        if (profile != null) {
            views.add(view(profile.name(), profile.limits()));
        }
        return new LimitsView(
                account.name(),
                account.terms().currency().getCurrencyCode(),
                nameOf(profile),
                account.terms().timeZone().getId(),
                states(account, now, usage),
                views);
    }

    private static List<LimitStateView> states(Account account, LimitsNow now, Usage usage) {
        Money reserved = account.balance().reserved();
        List<LimitStateView> states = new ArrayList<>();
        for (SpendLimit limit : SpendLimit.of(now, usage)) {
            Money left = limit.left(reserved);
            states.add(new LimitStateView(
                    limit.name(),
                    limit.limit().format(),
                    limit.spent().format(),
                    reserved.format(),
                    left.isNegative() ? "0.00" : left.format()));
        }
        Limits limits = now.limits();
        talk(states, RefusalReason.DAY_TALK_LIMIT, limits.dayTalk(), usage.dayTalk());
        talk(states, RefusalReason.MONTH_TALK_LIMIT, limits.monthTalk(), usage.monthTalk());
        return states;
    }

    private static void talk(List<LimitStateView> states, RefusalReason reason, @Nullable Long most, long used) {
        if (most != null) {
            states.add(new LimitStateView(
                    SpendLimit.nameOf(reason),
                    Long.toString(most),
                    Long.toString(used),
                    null,
                    Long.toString(Math.max(0, most - used))));
        }
    }

    private static AgreedView view(String name, LimitSet set) {
        return new AgreedView(
                name,
                Money.format(set.day()),
                Money.format(set.month()),
                Money.format(set.monthStep()),
                Money.format(set.monthEnd()),
                Money.format(set.dynamicLeast()),
                text(set.dynamicFactor()),
                text(set.dayTalk()),
                text(set.monthTalk()),
                text(set.offPeakLines()),
                Money.format(set.lowBalance()));
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }
}
