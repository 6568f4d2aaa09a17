package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.rating.WeeklyHours;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffId;
import org.ringfence.billing.tariff.TariffLinks;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.TariffPort;

/** Price lists, as the console makes, shows and changes them: each change is a new version of the whole list. */
@ApplicationScoped
public class TariffControl implements TariffPort {

    @Inject
    private TariffStore tariffs;

    @Inject
    private AccountStore accounts;

    @Inject
    private AccountControl accountControl;

    @Inject
    private ReratingControl rerating;

    @Inject
    private TariffImport imports;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Outcome<List<TariffView>> list() {
        return Control.answer(
                () -> new Outcome.Done<>(tariffs.list().stream().map(this::view).toList()));
    }

    @Override
    public Outcome<List<RateView>> show(String name, @Nullable String prefix, int limit) {
        return Control.answer(() -> tariffs.findByName(name)
                .<Outcome<List<RateView>>>map(tariff -> new Outcome.Done<>(present(tariff)
                        .flatMap(version -> rates(tariff, version, prefix == null ? "" : prefix, limit))
                        .limit(limit)
                        .toList()))
                .orElseGet(() -> unknown(name)));
    }

    @Override
    public Outcome<TariffView> create(String name, String currency, boolean isDefault) {
        return Control.answer(() -> {
            if (name.isBlank() || name.length() > 100) {
                return new Outcome.Refused<>("A tariff has a name of 1 to 100 characters");
            }
            Currency of;
            try {
                of = Currency.getInstance(currency);
            } catch (IllegalArgumentException none) {
                return new Outcome.Refused<>("'" + currency + "' is no currency of ISO 4217");
            }
            if (!(tariffs.create(name, of) instanceof TariffStore.CreateAnswer.Created created)) {
                return new Outcome.Refused<>("There is a tariff '" + name + "' already: choose another name");
            }
            if (isDefault) {
                tariffs.makeDefault(created.tariff().id());
            }
            return shown(name);
        });
    }

    @Override
    public Outcome<List<RateView>> setRate(RateRequest request) {
        Outcome<TariffView> outcome = Control.answer(() -> change(
                request.tariff(),
                request.validFrom(),
                request.validUntil(),
                (edit, currency) ->
                        edit.set(request.prefix(), request.destination(), RateEdit.price(request, currency))));
        return outcome instanceof Outcome.Refused<TariffView> refused
                ? new Outcome.Refused<>(refused.sentence())
                : ofPrefix(request.tariff(), request.prefix());
    }

    private Outcome<List<RateView>> ofPrefix(String name, String prefix) {
        return Control.answer(() -> new Outcome.Done<>(tariffs.findByName(name).stream()
                .flatMap(tariff -> present(tariff).flatMap(version -> rates(tariff, version, prefix, 1)))
                .filter(rate -> rate.prefix().equals(prefix))
                .toList()));
    }

    @Override
    public Outcome<TariffView> removeRate(
            String name, String prefix, @Nullable String validFrom, @Nullable String validUntil) {
        return Control.answer(() -> change(name, validFrom, validUntil, (edit, currency) -> edit.remove(prefix)));
    }

    @Override
    public Outcome<SheetView> importSheet(SheetRequest request) {
        return Control.answer(() -> imports.run(request));
    }

    @Override
    public Outcome<TariffView> link(LinkRequest request) {
        return Control.answer(() -> {
            Tariff tariff = tariffs.findByName(request.tariff()).orElse(null);
            if (tariff == null) {
                return unknown(request.tariff());
            }
            TariffLinks links;
            try {
                links = new TariffLinks(
                        other(request.parent(), tariff.links().parent()),
                        other(request.offPeakTariff(), tariff.links().offPeak()),
                        hours(request.offPeak(), tariff.links().offPeakHours()));
            } catch (IllegalArgumentException wrong) {
                return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
            }
            if ((links.offPeak() == null) != links.offPeakHours().equals(WeeklyHours.NEVER)) {
                return new Outcome.Refused<>("off-peak-tariff and off-peak go together: give both, or none of them");
            }
            return switch (tariffs.link(tariff.id(), links)) {
                case LINKED -> shown(request.tariff());
                case UNKNOWN_TARIFF -> unknown(request.tariff());
                case OTHER_CURRENCY -> new Outcome.Refused<>("Linked tariffs have the same currency");
                case ROUND ->
                    new Outcome.Refused<>(
                            "The tariff would look into itself, or through more than 8 tariffs: nothing was changed");
            };
        });
    }

    /** @throws IllegalArgumentException with a sentence when there is no such tariff */
    private @Nullable TariffId other(@Nullable String name, @Nullable TariffId before) {
        if (name == null) {
            return before;
        }
        return name.equals(NONE)
                ? null
                : tariffs.findByName(name)
                        .map(Tariff::id)
                        .orElseThrow(() -> new IllegalArgumentException("There is no tariff '" + name + "'"));
    }

    private static WeeklyHours hours(@Nullable String text, WeeklyHours before) {
        if (text == null) {
            return before;
        }
        return text.equals(NONE) ? WeeklyHours.NEVER : WeeklyHours.parse(text);
    }

    @Override
    public Outcome<RerateView> rerate(RerateRequest request) {
        return rerating.run(request);
    }

    @Override
    public Outcome<AccountView> assign(String name, @Nullable String tariffName) {
        return Control.answer(() -> {
            Account account = accounts.findByName(name).orElse(null);
            if (account == null) {
                return AccountControl.unknown(name);
            }
            Optional<Tariff> tariff = tariffName == null ? Optional.empty() : tariffs.findByName(tariffName);
            if (tariffName != null && tariff.isEmpty()) {
                return unknown(tariffName);
            }
            Currency currency = account.terms().currency();
            if (tariff.isPresent() && !tariff.get().currency().equals(currency)) {
                return new Outcome.Refused<>(
                        "Tariff '" + tariffName + "' is in " + tariff.get().currency() + ", but the account in "
                                + currency + ": choose a tariff in " + currency);
            }
            accounts.changeTerms(
                    account.id(),
                    account.terms().withTariff(tariff.map(Tariff::id).orElse(null)));
            return accountControl.show(name);
        });
    }

    /** A change of one price. */
    private interface Change {
        RateEdit in(RateEdit edit, Currency currency);
    }

    /** One at a time: each is made of what the one before has left. */
    private synchronized Outcome<TariffView> change(
            String name, @Nullable String validFrom, @Nullable String validUntil, Change change) {
        Tariff tariff = tariffs.findByName(name).orElse(null);
        if (tariff == null) {
            return unknown(name);
        }
        TariffVersion.Content content;
        try {
            Instant from = validFrom == null
                    ? clock.instant().truncatedTo(ChronoUnit.MICROS)
                    : RateEdit.instant("valid-from", validFrom);
            Instant until = validUntil == null ? null : RateEdit.instant("valid-until", validUntil);
            content = change.in(RateEdit.of(tariff, from, until), tariff.currency())
                    .content();
        } catch (RateEdit.Refused refused) {
            return new Outcome.Refused<>(refused.sentence());
        }
        return tariffs.publish(tariff.id(), content) instanceof TariffStore.PublishAnswer.Published
                ? shown(name)
                : unknown(name);
    }

    private Outcome<TariffView> shown(String name) {
        return tariffs.findByName(name)
                .<Outcome<TariffView>>map(tariff -> new Outcome.Done<>(view(tariff)))
                .orElseGet(() -> unknown(name));
    }

    static <T> Outcome<T> unknown(String name) {
        return new Outcome.Refused<>("There is no tariff '" + name + "': list-tariffs shows their names");
    }

    private TariffView view(Tariff tariff) {
        int prefixes = tariff.versionAt(clock.instant())
                .map(version -> version.rates().size())
                .orElse(0);
        return new TariffView(
                tariff.name(),
                tariff.currency().getCurrencyCode(),
                tariff.isDefault(),
                tariff.versions().size(),
                prefixes,
                name(tariff.links().parent()),
                name(tariff.links().offPeak()),
                tariff.links().offPeak() == null
                        ? null
                        : tariff.links().offPeakHours().toString());
    }

    private @Nullable String name(@Nullable TariffId id) {
        return id == null ? null : tariffs.find(id).map(Tariff::name).orElse(null);
    }

    /** The version in force, and those that begin later. */
    private Stream<TariffVersion> present(Tariff tariff) {
        Instant now = clock.instant();
        Stream<TariffVersion> later = tariff.versions().stream()
                .filter(version -> version.validFrom().isAfter(now))
                .sorted(Comparator.comparing(TariffVersion::validFrom));
        return Stream.concat(tariff.versionAt(now).stream(), later);
    }

    private static Stream<RateView> rates(Tariff tariff, TariffVersion version, String prefix, int limit) {
        CallPrice onNet = version.onNet();
        Stream<RateView> own = onNet == null || !ON_NET.startsWith(prefix)
                ? Stream.empty()
                : Stream.of(view(tariff, version, ON_NET, "own users", onNet));
        return Stream.concat(
                own,
                version.rates().beginningWith(prefix, limit).stream()
                        .map(rate -> view(tariff, version, rate.prefix(), rate.destination(), rate.price())));
    }

    private static RateView view(
            Tariff tariff, TariffVersion version, String prefix, String destination, CallPrice price) {
        return new RateView(
                prefix,
                destination,
                price.perMinute().format(),
                price.connectFee().format(),
                price.firstIncrement(),
                price.followingIncrement(),
                price.grace(),
                price.minimumCharge().format(),
                tariff.currency().getCurrencyCode(),
                version.validFrom(),
                version.validUntil());
    }
}
