package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.number.AccountDestinations;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.DialPlan;
import org.ringfence.billing.number.International;
import org.ringfence.billing.number.NumberPlans;
import org.ringfence.billing.number.Permissions;
import org.ringfence.billing.number.PinHash;
import org.ringfence.billing.number.Place;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.DestinationPort;

/** Where the calls of accounts may go, as the console shows and sets it. */
@ApplicationScoped
public class DestinationControl implements DestinationPort {

    private static final int SALT = 16;

    @Inject
    private AccountControl accounts;

    @Inject
    private AccountStore names;

    @Inject
    private DestinationStore destinations;

    @Inject
    private BlacklistControl blacklist;

    private final NumberPlans plans = new NumberPlans();
    private final SecureRandom random = new SecureRandom();

    @Override
    public Outcome<List<DestinationView>> list(@Nullable String account, int limit) {
        return Control.answer(() -> {
            if (account == null) {
                return new Outcome.Done<>(destinations.accounts().stream()
                        .limit(limit)
                        .flatMap(id -> names.find(id).stream())
                        .map(found -> view(found, destinations.of(found.id())))
                        .toList());
            }
            return accounts.find(account)
                    .<Outcome<List<DestinationView>>>map(
                            found -> new Outcome.Done<>(List.of(view(found, destinations.of(found.id())))))
                    .orElseGet(() -> AccountControl.unknown(account));
        });
    }

    @Override
    public Outcome<DestinationView> setDialPlan(DialPlanRequest request) {
        return change(request.account(), before -> before.withPlace(place(request)));
    }

    @Override
    public Outcome<DestinationView> set(DestinationRequest request) {
        return change(request.account(), before -> {
            Permissions known = before.permissions();
            Permissions permissions =
                    Permissions.of(list(request.allowed(), known.allowed()), list(request.blocked(), known.blocked()));
            return new AccountDestinations(
                    before.place(),
                    international(request.international(), before.international()),
                    flag("only-own-users", request.onlyOwnUsers(), before.onlyOwnUsers()),
                    flag("diversions", request.diversions(), before.diversions()),
                    permissions,
                    before.pin());
        });
    }

    @Override
    public Outcome<DestinationView> setPin(String account, @Nullable String pin) {
        return change(account, before -> before.withPin(pin == null ? null : PinHash.of(new Pin(pin), salt())));
    }

    @Override
    public Outcome<BlockedNumberView> block(BlockRequest request) {
        return blacklist.block(request);
    }

    @Override
    public Outcome<BlockedNumberView> unblock(String number) {
        return blacklist.unblock(number);
    }

    @Override
    public Outcome<List<BlockedNumberView>> blocked(@Nullable String prefix, int limit) {
        return blacklist.blocked(prefix, limit);
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return salt;
    }

    private Outcome<DestinationView> change(String name, UnaryOperator<AccountDestinations> change) {
        return Control.answer(() -> {
            Account account = accounts.find(name).orElse(null);
            if (account == null) {
                return AccountControl.unknown(name);
            }
            AccountDestinations after;
            try {
                after = change.apply(destinations.of(account.id()));
            } catch (IllegalArgumentException wrong) {
                return new Outcome.Refused<>(String.valueOf(wrong.getMessage()));
            }
            return destinations.set(account.id(), after)
                    ? new Outcome.Done<>(view(account, after))
                    : AccountControl.unknown(name);
        });
    }

    private @Nullable Place place(DialPlanRequest request) {
        String country = request.country();
        if (country == null) {
            return null;
        }
        if (!plans.isCountry(country)) {
            throw new IllegalArgumentException("'" + country + "' is no country with numbers: two letters such as DE");
        }
        String area = request.areaCode();
        DialPlan usual = Place.of(country, area == null ? "" : area, plans).plan();
        String national = request.nationalPrefix();
        String international = request.internationalPrefix();
        return new Place(
                country,
                new DialPlan(
                        usual.countryCode(),
                        usual.areaCode(),
                        national == null ? usual.nationalPrefix() : national,
                        international == null ? usual.internationalPrefix() : international));
    }

    private static List<String> list(@Nullable String text, List<String> before) {
        if (text == null) {
            return before;
        }
        return text.equalsIgnoreCase(NONE)
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static @Nullable International international(@Nullable String text, @Nullable International before) {
        if (text == null) {
            return before;
        }
        String wanted = text.toUpperCase(Locale.ROOT);
        if (wanted.equals(INHERIT)) {
            return null;
        }
        return Arrays.stream(International.values())
                .filter(known -> known.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "international is ALLOW, PIN, BLOCK or INHERIT, but is '" + text + "'"));
    }

    private static boolean flag(String name, @Nullable String text, boolean before) {
        if (text == null) {
            return before;
        }
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(name + " is true or false, but is '" + text + "'");
        }
        return Boolean.parseBoolean(text);
    }

    private static DestinationView view(Account account, AccountDestinations own) {
        Place place = own.place();
        International international = own.international();
        return new DestinationView(
                account.name(),
                place == null ? null : place.country(),
                place == null ? null : place.plan().areaCode(),
                place == null ? null : place.plan().nationalPrefix(),
                place == null ? null : place.plan().internationalPrefix(),
                international == null ? null : international.name(),
                own.onlyOwnUsers(),
                own.diversions(),
                own.permissions().allowed(),
                own.permissions().blocked(),
                own.pin() != null);
    }
}
