package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.call.provisioning.NewTrunk;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.provisioning.Provisioning.NumberAnswer;
import org.ringfence.call.provisioning.TrunkChange;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.TrunkPort;

/** Trunks and numbers, as the console makes, shows and changes them. */
@ApplicationScoped
public class TrunkControl implements TrunkPort {

    private static final Set<SipTransport> TO_TRUNKS = Set.of(SipTransport.UDP, SipTransport.TCP, SipTransport.TLS);
    private static final String EVERYTHING = "*";

    @Inject
    private TrunkStore trunks;

    @Inject
    private Provisioning provisioning;

    @Inject
    private AccountStore accounts;

    @Inject
    private TariffStore tariffs;

    @Override
    public Outcome<List<TrunkView>> list() {
        return new Outcome.Done<>(trunks.all().stream().map(this::view).toList());
    }

    @Override
    public Outcome<TrunkView> show(String name) {
        return find(name)
                .<Outcome<TrunkView>>map(trunk -> new Outcome.Done<>(view(trunk)))
                .orElseGet(() -> unknown(name));
    }

    @Override
    public Outcome<TrunkView> create(TrunkRequest request) {
        NewTrunk trunk;
        try {
            trunk = trunk(request);
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
        }
        return Control.answer(() -> provisioning.create(trunk) instanceof Provisioning.Answer.Taken
                ? new Outcome.Refused<>(
                        "There is an account or a trunk '" + request.name() + "' already: choose another name")
                : show(request.name()));
    }

    @Override
    public Outcome<TrunkView> set(TrunkChangeRequest request) {
        TrunkChange change;
        try {
            change = new TrunkChange(
                    request.prefixes() == null ? null : prefixes(request.prefixes()),
                    request.priority(),
                    request.weight(),
                    most(request.maxCalls()),
                    flag(request.enabled()));
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
        }
        return Control.answer(
                () -> provisioning.change(request.name(), change) ? show(request.name()) : unknown(request.name()));
    }

    private static @Nullable OptionalInt most(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equalsIgnoreCase(ANY)) {
            return OptionalInt.empty();
        }
        check(
                text.matches("[0-9]{1,6}") || text.equals("1000000"),
                "max-calls must be from 0 to 1000000, or any, but is '" + text + "'");
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        if (text == null) {
            return null;
        }
        check(text.matches("(?i)true|false"), "enabled must be true or false, but is '" + text + "'");
        return Boolean.valueOf(text);
    }

    @Override
    public Outcome<TrunkView> remove(String name) {
        return Control.answer(() -> {
            Outcome<TrunkView> before = show(name);
            return before instanceof Outcome.Refused<TrunkView> || provisioning.removeTrunk(name)
                    ? before
                    : unknown(name);
        });
    }

    @Override
    public Outcome<NumberView> assignNumber(String number, String user) {
        if (!number.matches("[0-9]{3,24}")) {
            return new Outcome.Refused<>("'" + number + "' is no number of 3 to 24 digits, without + or 00");
        }
        int at = user.lastIndexOf('@');
        if (at < 1 || at == user.length() - 1) {
            return new Outcome.Refused<>("'" + user + "' is not of the form user@domain");
        }
        AddressOfRecord address = new AddressOfRecord(user.substring(0, at), user.substring(at + 1));
        return Control.answer(() -> {
            NumberAnswer answer = provisioning.assign(number, address);
            if (answer instanceof NumberAnswer.HadBy other) {
                return new Outcome.Refused<>("Number " + number + " is that of " + other.user()
                        + ": release-number(number=" + number + ") takes it from there");
            }
            return answer instanceof NumberAnswer.UnknownUser
                    ? new Outcome.Refused<>("There is no user '" + user + "': create-account makes one")
                    : new Outcome.Done<>(new NumberView(number, address.toString()));
        });
    }

    @Override
    public Outcome<NumberView> releaseNumber(String number) {
        return Control.answer(() -> provisioning
                .release(number)
                .<Outcome<NumberView>>map(user -> new Outcome.Done<>(new NumberView(number, user.toString())))
                .orElseGet(() -> new Outcome.Refused<>(
                        "Nobody has the number '" + number + "': list-numbers shows those that somebody has")));
    }

    @Override
    public Outcome<List<NumberView>> listNumbers(@Nullable String prefix, int limit) {
        return new Outcome.Done<>(provisioning.numbers(prefix == null ? "" : prefix, limit).stream()
                .map(known -> new NumberView(known.digits(), known.user().toString()))
                .toList());
    }

    private Optional<Trunk> find(String name) {
        return trunks.all().stream().filter(trunk -> trunk.name().equals(name)).findFirst();
    }

    private static <T> Outcome<T> unknown(String name) {
        return new Outcome.Refused<>("There is no trunk '" + name + "': list-trunks shows their names");
    }

    private static NewTrunk trunk(TrunkRequest request) {
        check(request.name().matches("[^@]{1,100}"), "A trunk has a name of 1 to 100 characters without @");
        check(
                request.host().matches("[A-Za-z0-9.:_-]{1,255}"),
                "'" + request.host() + "' is no address nor host name; IPv6 is written without brackets");
        Gateway gateway = new Gateway(request.host(), request.port(), transport(request.transport()));
        Integer most = request.maxCalls();
        Currency currency = AccountControl.currency(request.currency());
        return new NewTrunk(
                new NewAccount(
                        request.name(),
                        AccountTerms.prepaid(currency, ZoneOffset.UTC).withType(AccountType.TRUNK),
                        Money.zero(currency)),
                List.of(gateway),
                prefixes(request.prefixes()),
                request.priority(),
                request.weight(),
                most == null ? OptionalInt.empty() : OptionalInt.of(most));
    }

    private static SipTransport transport(String name) {
        return TO_TRUNKS.stream()
                .filter(transport -> transport.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + name + "' is no transport: take UDP, TCP or TLS"));
    }

    private static Set<String> prefixes(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(prefix -> prefix.equals(EVERYTHING) ? "" : digits(prefix))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String digits(String prefix) {
        check(
                prefix.matches("[0-9]{1,24}"),
                "'" + prefix + "' is no prefix of 1 to 24 digits without + or 00, nor * for all numbers");
        return prefix;
    }

    private static void check(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private TrunkView view(Trunk trunk) {
        return new TrunkView(
                trunk.name(),
                trunk.gateways().stream().map(TrunkControl::text).toList(),
                trunk.prefixes().stream()
                        .map(prefix -> prefix.isEmpty() ? EVERYTHING : prefix)
                        .sorted()
                        .toList(),
                trunk.priority(),
                trunk.weight(),
                trunk.maxCalls().isPresent() ? trunk.maxCalls().getAsInt() : null,
                tariff(trunk),
                trunk.enabled());
    }

    private @Nullable String tariff(Trunk trunk) {
        TariffId tariff =
                accounts.termsOf(trunk.account()).map(AccountTerms::tariff).orElse(null);
        return tariff == null ? null : tariffs.find(tariff).map(Tariff::name).orElse(null);
    }

    private static String text(Gateway gateway) {
        String host = gateway.host().contains(":") ? "[" + gateway.host() + "]" : gateway.host();
        return host + ":" + gateway.port() + ";" + gateway.transport();
    }
}
