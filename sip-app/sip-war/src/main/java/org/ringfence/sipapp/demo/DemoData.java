package org.ringfence.sipapp.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.provisioning.NewTrunk;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SipTransport;

/** Users with credit, tariffs and a trunk, so that one SIP client hears a call ring, be charged and be cut. */
@ApplicationScoped
public class DemoData {

    static final String DOMAIN = "ringfence.example";

    private static final String DEMO = "ringfence.demo";
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int GATEWAY_PORT = 5060;
    private static final List<DemoUser> USERS = List.of(
            new DemoUser("alice", "20.00", "4930990001"),
            new DemoUser("bob", "10.00", "4930990002"),
            new DemoUser("carol", "0.20", "4930990003"),
            new DemoUser("dave", "0", "4930990004"));

    @Inject
    private AccountStore accounts;

    @Inject
    private TariffStore tariffs;

    @Inject
    private Provisioning provisioning;

    @Inject
    private LedgerOpening opening;

    /** A user whose password is its name with a suffix. */
    private record DemoUser(String name, String credit, String number) {
        String password() {
            return name + "-secret";
        }
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (Boolean.getBoolean(DEMO)) {
            opening.whenOpen(this::create);
        }
    }

    private void create() {
        if (accounts.findByName(USERS.get(0).name() + '@' + DOMAIN).isEmpty()) {
            Tariff demo = tariff("demo", new CallPrice(Money.zero(EUR), price("0.06"), 1, 1));
            Tariff standard = tariff("standard", null);
            tariffs.makeDefault(standard.id());
            provisioning.create(
                    USERS.stream().map(user -> subscriber(user, demo)).toList());
            provisioning.create(new NewTrunk(
                    new NewAccount(
                            "demo-trunk",
                            AccountTerms.prepaid(EUR, ZoneOffset.UTC).withType(AccountType.TRUNK),
                            Money.zero(EUR)),
                    List.of(new Gateway(DemoTrunk.HOST, GATEWAY_PORT, SipTransport.UDP)),
                    Set.of("4930"),
                    1,
                    0,
                    OptionalInt.empty()));
        }
    }

    private Tariff tariff(String name, @Nullable CallPrice onNet) {
        if (tariffs.create(name, EUR) instanceof TariffStore.CreateAnswer.Created created) {
            CallPrice berlin = new CallPrice(Money.zero(EUR), price("0.60"), 1, 1);
            tariffs.publish(
                    created.tariff().id(),
                    new TariffVersion.Content(
                            Instant.EPOCH, null, onNet, List.of(new Rate("4930", "Germany, Berlin", berlin))));
        }
        return tariffs.findByName(name).orElseThrow();
    }

    private static PricePerMinute price(String text) {
        return PricePerMinute.parse(text).orElseThrow();
    }

    private static NewSubscriber subscriber(DemoUser user, Tariff tariff) {
        AddressOfRecord address = new AddressOfRecord(user.name(), DOMAIN);
        NewAccount account = new NewAccount(
                user.name() + '@' + DOMAIN,
                AccountTerms.prepaid(EUR, ZoneOffset.UTC).withTariff(tariff.id()),
                Money.parse(user.credit(), EUR).orElseThrow());
        return new NewSubscriber(
                account,
                address,
                DOMAIN,
                Login.of(address, DOMAIN, user.password(), DigestAlgorithm.values()),
                List.of(user.number()));
    }
}
