package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountStore.ChangeAnswer;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.CreditNews;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.ledger.LedgerStore.PostAnswer;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.provisioning.PasswordRules;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.upkeep.UpkeepStore;
import org.ringfence.policy.AuthenticationPolicy;
import org.ringfence.policy.ControlPort.AccountChange;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PasswordPolicy;
import org.ringfence.policy.PasswordPolicy.Enforcement;
import org.ringfence.policy.PolicySource;

/** Accounts, as the console makes, shows and changes them. */
@ApplicationScoped
public class AccountControl {

    static final String DEFAULT_CURRENCY = "EUR";

    /** Fewer than any system has ever taken (SPEC D7). */
    private static final int LEAST_PASSWORD = 4;

    @Inject
    private AccountStore accounts;

    @Inject
    private CreditDesk desk;

    @Inject
    private CreditNews news;

    @Inject
    private Provisioning provisioning;

    @Inject
    private PolicySource policies;

    @Inject
    private SecurityEvents events;

    @Inject
    private UpkeepStore upkeep;

    private final Clock clock = Clock.systemUTC();

    Outcome<AccountView> create(NewAccountRequest request) {
        NewSubscriber subscriber;
        try {
            subscriber = subscriber(request);
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
        }
        if (request.password().length() < LEAST_PASSWORD) {
            return new Outcome.Refused<>("a password has " + LEAST_PASSWORD + " characters at the very least");
        }
        List<String> faults = faults(request, subscriber);
        if (!faults.isEmpty() && policies.current(PasswordPolicy.class).creation() == Enforcement.REFUSE) {
            return new Outcome.Refused<>(String.join("; ", faults));
        }
        if (provisioning.create(List.of(subscriber)) instanceof Provisioning.Answer.Taken) {
            return new Outcome.Refused<>("There is an account '" + request.name() + "' already: choose another name");
        }
        if (!faults.isEmpty()) {
            ControlLog.LOG.madeAgainstRules(request.name(), String.join("; ", faults));
        }
        return show(request.name());
    }

    /** What the rules for passwords and names have against a new user; nothing if all is well. */
    List<String> faults(NewAccountRequest request, NewSubscriber subscriber) {
        PasswordPolicy policy = policies.current(PasswordPolicy.class);
        return new PasswordRules(policy.minLength(), policy.minStrength(), policy.guessableExtensions())
                .faults(subscriber.address(), subscriber.realm(), subscriber.numbers(), request.password());
    }

    /**
     * What a request or a line of a file describes.
     *
     * @throws IllegalArgumentException with a sentence, if it describes nothing
     */
    NewSubscriber subscriber(NewAccountRequest request) {
        int at = request.name().lastIndexOf('@');
        if (at < 1 || !request.name().substring(at + 1).matches("[A-Za-z0-9.-]{1,255}")) {
            throw new IllegalArgumentException("'" + request.name() + "' is not of the form user@domain");
        }
        String user = request.name().substring(0, at);
        if (!user.matches("[A-Za-z0-9._+~!$*'()&=-]{1,64}")) {
            throw new IllegalArgumentException("'" + user + "' is no user part of 1 to 64 characters");
        }
        if (request.password().isEmpty() || request.password().length() > 128) {
            throw new IllegalArgumentException("a password has 1 to 128 characters");
        }
        AddressOfRecord address = new AddressOfRecord(user, request.name().substring(at + 1));
        String own = policies.current(AuthenticationPolicy.class).realm();
        String realm = own == null ? address.domain() : own;
        List<Login> logins = Login.of(address, realm, request.password(), DigestAlgorithm.values());
        return new NewSubscriber(account(request, address), address, realm, logins, numbers(request));
    }

    private static List<String> numbers(NewAccountRequest request) {
        String number = request.number();
        if (number == null || number.isEmpty()) {
            return List.of();
        }
        if (!number.matches("[0-9]{3,24}")) {
            throw new IllegalArgumentException("'" + number + "' is no number of 3 to 24 digits");
        }
        return List.of(number);
    }

    private static NewAccount account(NewAccountRequest request, AddressOfRecord address) {
        Currency currency = currency(request.currency());
        Money credit = Money.parse(orElse(request.credit(), "0"), currency)
                .filter(amount -> !amount.isNegative())
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + request.credit() + "' is no amount such as 10.00"));
        AccountTerms terms = AccountTerms.prepaid(currency, ZoneOffset.UTC).withType(type(request.type()));
        Integer lines = request.lines();
        return new NewAccount(
                address.toString(), lines == null ? terms : terms.withLines(new LineLimit(lines)), credit);
    }

    static Currency currency(@Nullable String code) {
        try {
            return Currency.getInstance(orElse(code, DEFAULT_CURRENCY));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("'" + code + "' is no currency of ISO 4217");
        }
    }

    private static AccountType type(@Nullable String name) {
        String wanted = orElse(name, AccountType.END_USER.name()).toUpperCase(Locale.ROOT);
        return Arrays.stream(AccountType.values())
                .filter(type -> type.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no type of account: take " + Arrays.toString(AccountType.values())));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }

    Optional<Account> find(String name) {
        return accounts.findByName(name);
    }

    Outcome<AccountView> show(String name) {
        return find(name)
                .<Outcome<AccountView>>map(account -> new Outcome.Done<>(view(account)))
                .orElseGet(() -> unknown(name));
    }

    Outcome<List<AccountView>> list(String afterName, int limit) {
        if (limit < 1 || limit > 10_000) {
            return new Outcome.Refused<>("limit must be from 1 to 10000, not " + limit);
        }
        return new Outcome.Done<>(accounts.list(afterName, limit).stream()
                .map(AccountControl::view)
                .toList());
    }

    Outcome<AccountView> change(AccountChange change) {
        Account account = find(change.account()).orElse(null);
        if (account == null) {
            return unknown(change.account());
        }
        AccountTerms terms;
        try {
            terms = changed(account.terms(), change);
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
        }
        if (accounts.changeTerms(account.id(), terms) instanceof ChangeAnswer.LimitInUse used) {
            return new Outcome.Refused<>("The credit limit can't be less than "
                    + used.lowestPossible().format() + ", which is spent and reserved: nothing was changed");
        }
        news.creditRaised(account.id());
        return show(change.account());
    }

    private static AccountTerms changed(AccountTerms before, AccountChange change) {
        AccountTerms terms = change.type() == null ? before : before.withType(type(change.type()));
        Integer lines = change.lines();
        terms = lines == null ? terms : terms.withLines(new LineLimit(lines));
        String limit = change.creditLimit();
        if (limit != null) {
            Money credit = Money.parse(limit, before.currency())
                    .filter(amount -> !amount.isNegative())
                    .orElseThrow(() -> new IllegalArgumentException("'" + limit + "' is no amount such as 50.00"));
            terms = terms.withCreditLimit(credit);
        }
        String zone = change.timeZone();
        if (zone == null) {
            return terms;
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException("'" + zone + "' is no time zone such as Europe/Berlin");
        }
        return terms.withTimeZone(ZoneId.of(zone));
    }

    Outcome<AccountView> lock(String name, String level) {
        Optional<LockLevel> wanted = Arrays.stream(LockLevel.values())
                .filter(each -> each.name().equalsIgnoreCase(level))
                .findFirst();
        if (wanted.isEmpty()) {
            return new Outcome.Refused<>(
                    "'" + level + "' is no level of locking: take " + Arrays.toString(LockLevel.values()));
        }
        Optional<Account> account = find(name);
        if (account.isEmpty()) {
            return unknown(name);
        }
        accounts.lock(account.get().id(), wanted.get());
        boolean unlocked = wanted.get() == LockLevel.NONE;
        if (unlocked) {
            upkeep.reactivated(account.get().id(), clock.instant());
        }
        events.record(
                unlocked ? Kind.ACCOUNT_UNLOCKED : Kind.ACCOUNT_LOCKED, name, "operator", "level=" + wanted.get());
        return show(name);
    }

    Outcome<AccountView> topUp(String name, String amount, String reference) {
        Account account = find(name).orElse(null);
        if (account == null) {
            return unknown(name);
        }
        Money money = Money.parse(amount, account.terms().currency()).orElse(null);
        if (money == null || !money.isPositive()) {
            return new Outcome.Refused<>("'" + amount + "' is no amount above zero, such as 10.00");
        }
        PostAnswer answer = desk.topUp(account.id(), money, reference);
        if (answer instanceof PostAnswer.Conflicting) {
            return new Outcome.Refused<>(
                    "Reference '" + reference + "' was used for another amount: nothing was added");
        }
        news.creditRaised(account.id());
        return show(name);
    }

    static <T> Outcome<T> unknown(String name) {
        return new Outcome.Refused<>("There is no account '" + name + "': list-accounts shows their names");
    }

    private static AccountView view(Account account) {
        AccountTerms terms = account.terms();
        AccountBalance balance = account.balance();
        return new AccountView(
                account.id().value(),
                account.name(),
                terms.type().name(),
                terms.creditMode().name(),
                terms.currency().getCurrencyCode(),
                balance.balance().format(),
                balance.creditLimit().format(),
                balance.reserved().format(),
                balance.available().format(),
                terms.lines().max(),
                balance.linesInUse(),
                account.lock().name());
    }
}
