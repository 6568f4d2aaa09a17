package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.number.NumberSight;
import org.ringfence.billing.replay.Change;
import org.ringfence.billing.replay.FraudMark;
import org.ringfence.billing.replay.PastCalls;
import org.ringfence.billing.replay.Proposal;
import org.ringfence.billing.replay.Replay;
import org.ringfence.billing.replay.ReplayReport;
import org.ringfence.billing.replay.ReplayReport.AccountEffect;
import org.ringfence.billing.replay.ReplayReport.Effect;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.InsightPort.EffectView;
import org.ringfence.policy.InsightPort.WhatIfRequest;
import org.ringfence.policy.InsightPort.WhatIfView;

/** Tries limits on the calls of the past (SPEC Q8). */
@ApplicationScoped
public class WhatIfControl {

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,24}");

    @Inject
    private AccountStore accounts;

    @Inject
    private PastCalls calls;

    @Inject
    private FraudProfileStore profiles;

    @Inject
    private NumberSight numbers;

    /** A parameter that means nothing; the message is a sentence. */
    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    Outcome<WhatIfView> replay(WhatIfRequest request) {
        try {
            return new Outcome.Done<>(replayed(request));
        } catch (Unusable unusable) {
            return new Outcome.Refused<>(String.valueOf(unusable.getMessage()));
        } catch (IOException unwritable) {
            return new Outcome.Refused<>("'" + request.csv() + "' can't be written: " + unwritable.getMessage());
        }
    }

    private WhatIfView replayed(WhatIfRequest request) throws IOException {
        Currency currency = currency(request.currency());
        Proposal proposal = proposal(request, currency);
        FraudMark mark = mark(request);
        AccountId account = request.account() == null ? null : account(request.account());
        Instant from = instant("from", request.from());
        Instant until = instant("until", request.until());
        Path csv = request.csv();
        if (csv == null) {
            return run(proposal, mark, account, currency, from, until, change -> {}, request.limit());
        }
        try (ChangeFile file = new ChangeFile(csv, currency, this::name)) {
            WhatIfView view = run(proposal, mark, account, currency, from, until, file, request.limit());
            file.checkWritten();
            return view;
        }
    }

    private WhatIfView run(
            Proposal proposal,
            FraudMark mark,
            @Nullable AccountId account,
            Currency currency,
            Instant from,
            Instant until,
            Consumer<Change> changes,
            int limit) {
        Replay replay = new Replay(proposal, mark, this::zone, numbers::of, changes, ControlLog.LOG::callsReplayed);
        calls.read(account == null ? null : account.value(), currency, from, until, replay);
        return view(replay.report(limit), currency);
    }

    private WhatIfView view(ReplayReport report, Currency currency) {
        Effect good = report.good();
        Effect fraud = report.fraud();
        return new WhatIfView(
                report.calls(),
                good.calls(),
                good.refused(),
                good.cut(),
                new Money(good.saved(), currency).format(),
                fraud.calls(),
                fraud.refused(),
                fraud.cut(),
                new Money(fraud.charge(), currency).format(),
                new Money(fraud.saved(), currency).format(),
                report.accounts().stream().map(each -> view(each, currency)).toList());
    }

    private EffectView view(AccountEffect each, Currency currency) {
        Effect good = each.good();
        Effect fraud = each.fraud();
        Instant begun = each.firstFraud();
        Instant stopped = each.firstFraudStopped();
        return new EffectView(
                name(each.account()),
                good.calls(),
                good.refused(),
                good.cut(),
                new Money(good.saved(), currency).format(),
                fraud.calls(),
                fraud.refused(),
                fraud.cut(),
                new Money(fraud.charge(), currency).format(),
                new Money(fraud.saved(), currency).format(),
                each.firstChange(),
                begun == null || stopped == null
                        ? null
                        : Duration.between(begun, stopped).toMinutes());
    }

    private Proposal proposal(WhatIfRequest request, Currency currency) {
        Proposal proposal = new Proposal(
                request.lines(),
                units("day-limit", request.dayLimit(), currency),
                units("month-limit", request.monthLimit(), currency),
                units("dynamic-least", request.dynamicLeast(), currency),
                request.dynamicFactor(),
                prefixes("blocked", request.blocked()),
                profile(request.profile()));
        if (proposal.isEmpty()) {
            throw new Unusable(
                    "Nothing is proposed: set lines, day-limit, month-limit, dynamic-least," + " blocked or profile");
        }
        return proposal;
    }

    private List<ProfileRule> profile(@Nullable String name) {
        if (name == null) {
            return List.of();
        }
        FraudProfile profile = profiles.profile(name);
        if (profile == null) {
            throw new Unusable("There is no profile of calls '" + name + "': list-fraud-profiles shows their names");
        }
        return profile.rules();
    }

    private FraudMark mark(WhatIfRequest request) {
        return new FraudMark(
                request.fraudAccount() == null
                        ? null
                        : account(request.fraudAccount()).value(),
                request.fraudFrom() == null ? null : instant("fraud-from", request.fraudFrom()),
                request.fraudUntil() == null ? null : instant("fraud-until", request.fraudUntil()),
                prefixes("fraud-prefixes", request.fraudPrefixes()));
    }

    private static @Nullable Long units(String name, @Nullable String amount, Currency currency) {
        if (amount == null) {
            return null;
        }
        return Money.parse(amount, currency)
                .filter(money -> !money.isNegative())
                .orElseThrow(() -> new Unusable(name + " '" + amount + "' is no amount such as 10.00"))
                .units();
    }

    private static List<String> prefixes(String name, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> prefixes =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        prefixes.stream()
                .filter(prefix -> !PREFIX.matcher(prefix).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new Unusable(name + " has '" + wrong + "', which is no prefix of 1 to 24 digits");
                });
        return prefixes;
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new Unusable(name + " '" + text + "' is no instant such as 2026-11-01T00:00:00Z");
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new Unusable("'" + code + "' is no currency of ISO 4217");
        }
    }

    private AccountId account(String name) {
        return accounts.findByName(name)
                .map(Account::id)
                .orElseThrow(() -> new Unusable("There is no account '" + name + "': list-accounts shows their names"));
    }

    private ZoneId zone(long account) {
        return accounts.termsOf(new AccountId(account))
                .map(AccountTerms::timeZone)
                .orElse(ZoneOffset.UTC);
    }

    private String name(long account) {
        return accounts.find(new AccountId(account)).map(Account::name).orElse(String.valueOf(account));
    }
}
