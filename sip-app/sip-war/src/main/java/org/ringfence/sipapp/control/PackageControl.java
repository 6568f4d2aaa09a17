package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.CallPackage.Period;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.packages.PackageUse;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PackagePort;

/** Packages with included talk, as the console shows and changes them. */
@ApplicationScoped
public class PackageControl implements PackagePort {

    @Inject
    private PackageStore packages;

    @Inject
    private AccountControl accounts;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Outcome<List<PackageView>> list() {
        return Control.answer(() -> new Outcome.Done<>(
                packages.packages().stream().map(PackageControl::view).toList()));
    }

    @Override
    public Outcome<PackageView> set(PackageView bundle) {
        return Control.answer(() -> {
            try {
                return new Outcome.Done<>(view(packages.keep(new CallPackage(
                        new PackageId(0),
                        bundle.name(),
                        CallPackage.numbers(bundle.numbers()),
                        bundle.seconds(),
                        period(bundle.period())))));
            } catch (IllegalArgumentException wrong) {
                return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
            }
        });
    }

    private static Period period(String text) {
        return Arrays.stream(Period.values())
                .filter(known -> known.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no period: take one of " + Arrays.toString(Period.values())));
    }

    @Override
    public Outcome<PackageView> remove(String name) {
        return Control.answer(() -> {
            CallPackage bundle = packages.find(name).orElse(null);
            if (bundle == null) {
                return unknown(name);
            }
            return switch (packages.remove(name)) {
                case REMOVED -> new Outcome.Done<>(view(bundle));
                case UNKNOWN -> unknown(name);
                case IN_USE ->
                    new Outcome.Refused<>("Accounts have the package '" + name
                            + "': take it from them first, by withdraw-package(account=NAME,package=" + name + ")");
            };
        });
    }

    @Override
    public Outcome<List<PackageUseView>> show(String account) {
        return Control.answer(() -> accounts.find(account)
                .<Outcome<List<PackageUseView>>>map(this::uses)
                .orElseGet(() -> AccountControl.unknown(account)));
    }

    @Override
    public Outcome<List<PackageUseView>> assign(String account, String name) {
        return changed(account, name, owner -> packages.assign(owner.id(), name));
    }

    @Override
    public Outcome<List<PackageUseView>> withdraw(String account, String name) {
        return changed(account, name, owner -> packages.withdraw(owner.id(), name));
    }

    /** A change of the packages of one account. */
    private interface Change {
        PackageStore.AssignAnswer of(Account owner);
    }

    private Outcome<List<PackageUseView>> changed(String account, String name, Change change) {
        return Control.answer(() -> {
            Account owner = accounts.find(account).orElse(null);
            if (owner == null) {
                return AccountControl.unknown(account);
            }
            return switch (change.of(owner)) {
                case DONE -> uses(owner);
                case UNKNOWN_ACCOUNT -> AccountControl.unknown(account);
                case UNKNOWN_PACKAGE -> unknown(name);
                case NOT_ASSIGNED ->
                    new Outcome.Refused<>("Account '" + account + "' has no package '" + name
                            + "': show-packages shows those that it has");
            };
        });
    }

    private static <T> Outcome<T> unknown(String name) {
        return new Outcome.Refused<>(
                "There is no package '" + name + "': list-packages shows their names, set-package makes one");
    }

    private Outcome<List<PackageUseView>> uses(Account owner) {
        CallDate today = CallDate.of(clock.instant(), owner.terms().timeZone());
        Map<PackageId, PackageUse> uses = packages.uses(owner.id());
        return new Outcome.Done<>(packages.of(owner.id()).stream()
                .map(bundle -> view(bundle, uses.getOrDefault(bundle.id(), PackageUse.NONE), today))
                .toList());
    }

    private static PackageView view(CallPackage bundle) {
        return new PackageView(
                bundle.name(),
                CallPackage.text(bundle.numbers()),
                bundle.seconds(),
                bundle.period().name());
    }

    private static PackageUseView view(CallPackage bundle, PackageUse use, CallDate today) {
        return new PackageUseView(
                bundle.name(),
                CallPackage.text(bundle.numbers()),
                bundle.seconds(),
                bundle.period().name(),
                use.usedOn(bundle, today),
                use.held(),
                use.left(bundle, today));
    }
}
