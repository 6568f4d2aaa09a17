package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.number.AccountDestinations;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.Confidence;
import org.ringfence.billing.number.International;
import org.ringfence.billing.number.Permissions;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.spending.AgreedLimits;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.tariff.TariffBook;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.call.auth.AlgorithmPolicy;
import org.ringfence.call.auth.Credential;
import org.ringfence.call.auth.CredentialStoreContract;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.DigestStrictness;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.Access;
import org.ringfence.call.provisioning.KnownNumber;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.provisioning.NewTrunk;
import org.ringfence.call.provisioning.Provisioning.Answer;
import org.ringfence.call.provisioning.Provisioning.NumberAnswer;
import org.ringfence.call.provisioning.TrunkChange;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.DirectoryContract;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkStoreContract;
import org.ringfence.call.routing.UserDirectory;
import org.ringfence.spec.Spec;

/** The SQL adapters of users, credentials, domains and trunks on one database. */
abstract class SqlSubscriberStores implements CredentialStoreContract, DirectoryContract, TrunkStoreContract {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final AccountTerms PREPAID = AccountTerms.prepaid(EUR, ZoneOffset.UTC);

    /** Both databases are of this run alone. */
    private static final HashKeys KEYS =
            new HashKeys(() -> "a secret of this test run, long enough", Path.of("no file"));

    private final Database database;
    private final SqlSubscribers subscribers;

    SqlSubscriberStores(DataSource dataSource) {
        database = new Database(dataSource);
        database.open();
        subscribers = new SqlSubscribers(database, new SqlAccountStore(database, InstantSource.system()), KEYS);
    }

    @BeforeEach
    void readAsAtTheStart() {
        subscribers.open();
    }

    @Override
    public SqlSubscribers store() {
        return subscribers;
    }

    @Override
    public DomainDirectory domains() {
        return subscribers;
    }

    @Override
    public UserDirectory users() {
        return subscribers;
    }

    @Override
    public void serve(String domain) {
        subscribers.serve(domain);
    }

    @Override
    public void create(String user, String domain, String password, DigestAlgorithm... algorithms) {
        AddressOfRecord address = new AddressOfRecord(user, domain);
        create(address, Login.of(address, domain, password, algorithms), List.of());
    }

    @Override
    public void changePassword(String user, String domain, String password, DigestAlgorithm... algorithms) {
        subscribers.changePassword(domain, Login.of(new AddressOfRecord(user, domain), domain, password, algorithms));
    }

    @Override
    public void create(AddressOfRecord address, List<String> numbers, Set<SipTransport> transports) {
        create(address, List.<Login>of(), numbers);
        change(
                "update sip_user set transports = ? where user_part = ? and domain = ?",
                transports.stream().map(SipTransport::name).collect(Collectors.joining(",")),
                address.user(),
                address.domain());
    }

    @Override
    public void create(Trunk trunk) {
        subscribers.create(new NewTrunk(
                new NewAccount(trunk.name(), PREPAID.withType(AccountType.TRUNK), Money.zero(EUR)),
                trunk.gateways(),
                trunk.prefixes(),
                trunk.priority(),
                trunk.weight(),
                trunk.maxCalls()));
        change("update trunk set enabled = ? where name = ?", trunk.enabled(), trunk.name());
    }

    @Test
    @Spec({"D1", "D4", "D8", "D9", "D11"})
    void changedAccessCountsAtOnceAndAfterARestart() {
        create("access", "one.example", "secret", DigestAlgorithm.values());
        AddressOfRecord address = new AddressOfRecord("access", "one.example");
        SignIn byAddress = new SignIn(SignIn.Type.ADDRESS_AND_TECH_PREFIX, "192.0.2.0/24", "99");

        assertThat(subscribers.change(address, new Access(byAddress, Set.of(SipTransport.TLS), null, null)))
                .isTrue();
        assertThat(subscribers.byAddress(address).orElseThrow().signIn()).isEqualTo(byAddress);
        assertThat(subscribers.byAddress(address).orElseThrow().transports()).containsExactly(SipTransport.TLS);
        assertThat(subscribers.find("access", "one.example")).isEmpty();

        SignIn byCertificate = new SignIn(SignIn.Type.CERTIFICATE, "", "", "ab".repeat(32));
        assertThat(subscribers.change(address, new Access(byCertificate, Set.of(SipTransport.TLS), null, null)))
                .isTrue();
        subscribers.open();
        assertThat(subscribers.byAddress(address).orElseThrow().signIn()).isEqualTo(byCertificate);

        Access byPassword = new Access(
                SignIn.PASSWORD, Set.of(SipTransport.UDP), AlgorithmPolicy.SHA256_ONLY, DigestStrictness.LEGACY);
        assertThat(subscribers.change(address, byPassword)).isTrue();
        subscribers.open();
        Credential credential = subscribers.find("access", "one.example").orElseThrow();
        assertThat(credential.strictness()).isEqualTo(DigestStrictness.LEGACY);
        assertThat(credential.ha1(DigestAlgorithm.MD5)).isEmpty();
        assertThat(credential.ha1(DigestAlgorithm.SHA_256)).isPresent();
        assertThat(subscribers.change(new AddressOfRecord("nobody", "one.example"), byPassword))
                .isFalse();
    }

    @Test
    @Spec("D4")
    void changesOfAnotherNodeCountAfterTheNextLook() {
        AddressOfRecord address = new AddressOfRecord("shared", "one.example");
        SqlSubscribers there = new SqlSubscribers(database, accounts(), KEYS);
        there.open();
        CachedAccounts terms = new CachedAccounts(accounts());
        TariffBook tariffs = new TariffBook(new SqlTariffStore(database));
        CachedLimits limits = new CachedLimits(new SqlLimitStore(database));
        SqlDestinationStore destinations = new SqlDestinationStore(database);
        SqlBlockedNumberStore blacklist = new SqlBlockedNumberStore(database);
        SqlFraudProfileStore profiles = new SqlFraudProfileStore(database);
        SqlSeenCountryStore countries = new SqlSeenCountryStore(database);
        SqlPackageStore packages = new SqlPackageStore(database);
        SqlOtherNodes others = new Stores()
                .otherNodes(
                        database,
                        there,
                        terms,
                        tariffs,
                        limits,
                        destinations,
                        blacklist,
                        profiles,
                        countries,
                        packages);
        others.catchUp();

        create("shared", "one.example", "secret", DigestAlgorithm.values());
        assertThat(there.find("shared", "one.example")).isEmpty();
        others.catchUp();
        Credential old = there.find("shared", "one.example").orElseThrow();
        changePassword("shared", "one.example", "another", DigestAlgorithm.values());
        others.catchUp();
        assertThat(there.find("shared", "one.example").orElseThrow().ha1(DigestAlgorithm.MD5))
                .isNotEqualTo(old.ha1(DigestAlgorithm.MD5));
        subscribers.assign("66001", address);
        others.catchUp();
        assertThat(there.byNumber("66001")).isPresent();

        new SqlFraudProfileStore(database).keep(new FraudProfile("heard of", List.of()));
        others.catchUp();
        assertThat(profiles.profile("heard of")).isNotNull();

        new SqlPackageStore(database)
                .keep(new CallPackage(new PackageId(0), "heard of", List.of("49"), 60, CallPackage.Period.DAY));
        others.catchUp();
        assertThat(packages.find("heard of")).isPresent();

        AccountId account = there.byAddress(address).orElseThrow().account();
        new SqlSeenCountryStore(database).add(account, "DE", Instant.EPOCH);
        others.catchUp();
        assertThat(countries.of(account))
                .as("where it is at home is found out by each node")
                .isEmpty();
        SqlSeenCountryStore elsewhere = new SqlSeenCountryStore(database);
        elsewhere.refresh();
        elsewhere.add(account, "FR", Instant.EPOCH);
        others.catchUp();
        assertThat(countries.of(account)).containsExactlyInAnyOrder("DE", "FR");

        AccountTerms before = terms.termsOf(account).orElseThrow();
        accounts().changeTerms(account, before.withLines(new LineLimit(9)));
        assertThat(terms.termsOf(account)).contains(before);
        others.catchUp();
        assertThat(terms.termsOf(account).orElseThrow().lines()).isEqualTo(new LineLimit(9));

        assertThat(limits.of(account)).isEqualTo(AgreedLimits.NONE);
        LimitSet ten = new LimitSet(10L, null, null, null, null, null, null, null, null, null);
        new SqlLimitStore(database).set(account, null, ten);
        assertThat(limits.of(account)).isEqualTo(AgreedLimits.NONE);
        others.catchUp();
        assertThat(limits.of(account)).isEqualTo(new AgreedLimits(null, ten));

        AccountDestinations own =
                new AccountDestinations(null, International.ALLOW, true, true, Permissions.NONE, null);
        new SqlDestinationStore(database).set(account, own);
        assertThat(destinations.of(account)).isEqualTo(AccountDestinations.NONE);
        others.catchUp();
        assertThat(destinations.of(account)).isEqualTo(own);

        BlockedNumber entry = new BlockedNumber("999888", Confidence.ALWAYS, "seen there", Instant.EPOCH, null);
        new SqlBlockedNumberStore(database).put(entry);
        assertThat(blacklist.list().all()).doesNotContain(entry);
        others.catchUp();
        assertThat(blacklist.list().all()).contains(entry);

        assertThat(tariffs.defaultFor(Currency.getInstance("NOK"))).isEmpty();
        SqlTariffStore tariffsThere = new SqlTariffStore(database);
        TariffStore.CreateAnswer.Created nok =
                (TariffStore.CreateAnswer.Created) tariffsThere.create("nok", Currency.getInstance("NOK"));
        tariffsThere.makeDefault(nok.tariff().id());
        assertThat(tariffs.defaultFor(Currency.getInstance("NOK"))).isEmpty();
        others.catchUp();
        assertThat(tariffs.defaultFor(Currency.getInstance("NOK"))).isPresent();
    }

    private SqlAccountStore accounts() {
        return new SqlAccountStore(database, InstantSource.system());
    }

    @Test
    void removedTrunkIsGoneAtOnceAndItsNameAndAccountCanBeUsedAgain() {
        Answer.Created first = (Answer.Created) subscribers.create(trunk("carrier", "192.0.2.1"));
        assertThat(subscribers.create(trunk("carrier", "192.0.2.2"))).isEqualTo(new Answer.Taken(List.of("carrier")));

        assertThat(subscribers.removeTrunk("carrier")).isTrue();
        assertThat(subscribers.all()).extracting(Trunk::name).doesNotContain("carrier");
        assertThat(subscribers.removeTrunk("carrier")).isFalse();

        assertThat(subscribers.create(trunk("carrier", "192.0.2.2"))).isEqualTo(first);
        subscribers.open();
        assertThat(subscribers.all())
                .filteredOn(trunk -> trunk.name().equals("carrier"))
                .singleElement()
                .satisfies(trunk ->
                        assertThat(trunk.gateways()).containsExactly(new Gateway("192.0.2.2", 5060, SipTransport.UDP)));
    }

    @Test
    void accountOfAUserIsNeverThatOfATrunk() {
        create("taken", "one.example", "secret", DigestAlgorithm.values());

        assertThat(subscribers.create(trunk("taken@one.example", "192.0.2.1")))
                .isEqualTo(new Answer.Taken(List.of("taken@one.example")));
    }

    private static NewTrunk trunk(String name, String host) {
        return new NewTrunk(
                new NewAccount(name, PREPAID.withType(AccountType.TRUNK), Money.zero(EUR)),
                List.of(new Gateway(host, 5060, SipTransport.UDP)),
                Set.of("49", "43"),
                1,
                0,
                OptionalInt.empty());
    }

    @Test
    @Spec("P8")
    void trunkIsChangedWhereSomethingIsGivenAndTheRestStays() {
        subscribers.create(trunk("changed", "192.0.2.1"));
        TrunkChange all = new TrunkChange(Set.of("33"), 7, 20, OptionalInt.of(5), false);
        assertThat(subscribers.change("changed", all)).isTrue();
        assertThat(subscribers.change("changed", new TrunkChange(null, null, null, null, null)))
                .isTrue();
        assertThat(subscribers.change("nothing", all)).isFalse();
        subscribers.open();

        Trunk changed = find("changed");
        assertThat(changed.prefixes()).containsExactly("33");
        assertThat(changed.priority()).isEqualTo(7);
        assertThat(changed.weight()).isEqualTo(20);
        assertThat(changed.maxCalls()).hasValue(5);
        assertThat(changed.enabled()).isFalse();
        subscribers.change("changed", new TrunkChange(null, null, null, OptionalInt.empty(), true));
        assertThat(find("changed").maxCalls()).isEmpty();
        assertThat(find("changed").enabled()).isTrue();
    }

    private Trunk find(String name) {
        return subscribers.all().stream()
                .filter(trunk -> trunk.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void numberHasOneUserUntilItIsReleased() {
        create("numbered", "one.example", "secret", DigestAlgorithm.values());
        create("second", "one.example", "secret", DigestAlgorithm.values());
        AddressOfRecord numbered = new AddressOfRecord("numbered", "one.example");
        AddressOfRecord second = new AddressOfRecord("second", "one.example");

        assertThat(subscribers.assign("77001", numbered)).isEqualTo(new NumberAnswer.Assigned());
        assertThat(subscribers.assign("77001", numbered)).isEqualTo(new NumberAnswer.Assigned());
        assertThat(subscribers.assign("77001", second)).isEqualTo(new NumberAnswer.HadBy(numbered));
        assertThat(subscribers.assign("77002", new AddressOfRecord("nobody", "one.example")))
                .isEqualTo(new NumberAnswer.UnknownUser());
        assertThat(subscribers.byNumber("77001").orElseThrow().address()).isEqualTo(numbered);

        assertThat(subscribers.release("77001")).contains(numbered);
        assertThat(subscribers.release("77001")).isEmpty();
        assertThat(subscribers.byNumber("77001")).isEmpty();
    }

    @Test
    void numbersAreListedInTheOrderOfTheirDigits() {
        create("listed", "one.example", "secret", DigestAlgorithm.values());
        AddressOfRecord listed = new AddressOfRecord("listed", "one.example");
        List.of("88003", "88001", "88002").forEach(digits -> subscribers.assign(digits, listed));

        assertThat(subscribers.numbers("880", 2))
                .containsExactly(new KnownNumber("88001", listed), new KnownNumber("88002", listed));
    }

    private void create(AddressOfRecord address, List<Login> logins, List<String> numbers) {
        NewAccount account = new NewAccount(address.toString(), PREPAID, Money.zero(EUR));
        subscribers.create(List.of(new NewSubscriber(account, address, address.domain(), logins, numbers)));
    }

    /** A change for which the console has no operation. */
    private void change(String statement, Object... values) {
        database.call(sql -> sql.update(statement, values));
        subscribers.refresh();
    }
}
