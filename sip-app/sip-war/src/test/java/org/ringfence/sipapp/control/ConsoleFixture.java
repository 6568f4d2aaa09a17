package org.ringfence.sipapp.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountStore.CreateAllAnswer;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.CreditNews;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.credit.CreditDesk;
import org.ringfence.billing.credit.Pricing;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.billing.fraud.CallStatistics;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.StatisticsRules;
import org.ringfence.billing.ledger.LedgerProof;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.memory.MemoryAccountStore;
import org.ringfence.billing.memory.MemoryBlockedNumberStore;
import org.ringfence.billing.memory.MemoryBooks;
import org.ringfence.billing.memory.MemoryCdrStore;
import org.ringfence.billing.memory.MemoryDestinationStore;
import org.ringfence.billing.memory.MemoryFraudProfileStore;
import org.ringfence.billing.memory.MemoryJobs;
import org.ringfence.billing.memory.MemoryLedgerStore;
import org.ringfence.billing.memory.MemoryLimitStore;
import org.ringfence.billing.memory.MemoryPackageStore;
import org.ringfence.billing.memory.MemoryRatingStore;
import org.ringfence.billing.memory.MemorySeenCountryStore;
import org.ringfence.billing.memory.MemoryTariffStore;
import org.ringfence.billing.number.Destinations;
import org.ringfence.billing.number.NumberPlans;
import org.ringfence.billing.number.NumberSight;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.replay.PastCall;
import org.ringfence.billing.replay.PastCalls;
import org.ringfence.billing.rerating.RatingStore;
import org.ringfence.billing.rerating.Rerating;
import org.ringfence.billing.spending.LimitBook;
import org.ringfence.billing.spending.LimitRules;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.TariffBook;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.call.auth.Credential;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.Access;
import org.ringfence.call.provisioning.KnownLogin;
import org.ringfence.call.provisioning.KnownNumber;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.provisioning.NewTrunk;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.provisioning.TrunkChange;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.upkeep.MemoryUpkeepStore;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.sipapp.calls.CallService;

/** The control beans over accounts and books in memory. */
final class ConsoleFixture {

    final List<NewSubscriber> made = new ArrayList<>();
    final Map<AddressOfRecord, Access> changed = new HashMap<>();
    final List<AccountId> raised = new ArrayList<>();
    final PolicyBoard policies = PolicyBoard.ofDefaults();
    final SecurityEvents events = new SecurityEvents("a", Clock.systemUTC(), () -> 1_000, UUID::randomUUID, 1_000);
    Instant jobTime = Instant.parse("2026-11-23T12:00:00Z");
    final MemoryJobs jobs = new MemoryJobs(() -> jobTime);
    final MemoryUpkeepStore upkeep = new MemoryUpkeepStore();
    final AccountControl accounts;
    final AccountImport imports;
    final CallControl calls;
    final PasswordControl passwords;
    final List<Login> givenPasswords = new ArrayList<>();
    final Control control;
    final List<Trunk> trunks = new ArrayList<>();
    final SortedMap<String, AddressOfRecord> numbers = new TreeMap<>();
    final AccountStore accountStore;
    final LedgerStore ledger;
    final TraceLog traces = new TraceLog(
            () -> new TraceLog.Bounds(100, Duration.ofDays(1), 1 << 20), policies::version, Clock.systemUTC());
    final TariffStore tariffs;
    final PackageStore packages;
    final List<PastCall> past = new ArrayList<>();
    StatisticsRules strict = new StatisticsRules(
            true, false, Duration.ofHours(1), 1, 100, Duration.ZERO, Duration.ZERO, 100, 100, 0, Duration.ofHours(1));
    final CallStatistics statistics =
            new CallStatistics(() -> strict, (account, finding, stopped) -> {}, Clock.systemUTC());
    LimitRules limitRules = LimitRules.NONE;
    String asked = "";
    boolean databaseAway;
    LedgerProof.Report report = new LedgerProof.Report(2, 3, 4, List.of(), "abc");

    ConsoleFixture() {
        Clock clock = Clock.systemUTC().withZone(ZoneOffset.UTC);
        MemoryBooks books = new MemoryBooks();
        AccountStore store = new MemoryAccountStore(books, clock);
        accountStore = store;
        tariffs = new TariffBook(new MemoryTariffStore());
        ledger = new MemoryLedgerStore(books);
        LimitStore limits = new MemoryLimitStore(books);
        packages = new MemoryPackageStore(books);
        LimitBook book = new LimitBook(store, limits, () -> limitRules, packages);
        FraudProfileStore fraudProfiles = new MemoryFraudProfileStore(store);
        RatingStore ratings = new MemoryRatingStore();
        ReratingControl rerating = Wired.bean(
                new ReratingControl(),
                store,
                new Rerating(
                        new MemoryCdrStore(books),
                        ratings,
                        store,
                        new Pricing(tariffs),
                        new CreditDesk(ledger, clock),
                        clock));
        CreditNews news = new CreditNews();
        news.subscribe(raised::add);
        Provisioning provisioning = new MemoryProvisioning(store);
        accounts = Wired.bean(
                new AccountControl(),
                upkeep,
                events,
                store,
                new CreditDesk(ledger, clock),
                news,
                provisioning,
                policies);
        imports = Wired.bean(new AccountImport(), accounts, provisioning, policies);
        calls = Wired.bean(
                new CallControl(),
                new CallService(),
                new LocationTable(clock),
                new MemoryCdrStore(books),
                store,
                ratings);
        PasswordAudit audit = Wired.bean(new PasswordAudit(), provisioning, events, upkeep);
        passwords = Wired.bean(new PasswordControl(), provisioning, policies, accounts, upkeep, events);
        AccessControl access = Wired.bean(new AccessControl(), provisioning, events);
        TariffControl prices = Wired.bean(
                new TariffControl(), tariffs, store, accounts, rerating, Wired.bean(new TariffImport(), tariffs));
        TrunkControl carriers =
                Wired.bean(new TrunkControl(), (TrunkStore) () -> List.copyOf(trunks), provisioning, store, tariffs);
        InsightControl insight = Wired.bean(
                new InsightControl(),
                traces,
                store,
                (LedgerProof) this::proven,
                jobs,
                Wired.bean(new ExposureControl(), accounts, tariffs, ledger, policies, book, packages),
                Wired.bean(
                        new WhatIfControl(),
                        store,
                        (PastCalls) this::past,
                        fraudProfiles,
                        new NumberSight(
                                () -> Destinations.DEFAULT, new MemoryDestinationStore(store), new NumberPlans())));
        control = Wired.bean(
                new Control(),
                accounts,
                imports,
                calls,
                Wired.bean(new RecordExport(), new MemoryCdrStore(books), store),
                access,
                audit,
                passwords,
                prices,
                carriers,
                insight,
                Wired.bean(new PackageControl(), packages, accounts),
                Wired.bean(new LimitControl(), accounts, limits, book, ledger),
                Wired.bean(
                        new FraudControl(),
                        accounts,
                        store,
                        fraudProfiles,
                        statistics,
                        new MemorySeenCountryStore(store)),
                Wired.bean(
                        new DestinationControl(),
                        accounts,
                        store,
                        new MemoryDestinationStore(store),
                        Wired.bean(new BlacklistControl(), new MemoryBlockedNumberStore())));
    }

    private void past(
            @Nullable Long account, Currency currency, Instant from, Instant until, Consumer<PastCall> taker) {
        asked = account + " " + currency + " " + from + " " + until;
        past.forEach(taker);
    }

    private LedgerProof.Report proven(int mostBreaks, LongConsumer progress) {
        progress.accept(10_000);
        return report;
    }

    /** Makes accounts alone; the users themselves are of no account here. */
    private final class MemoryProvisioning implements Provisioning {

        private final AccountStore store;

        MemoryProvisioning(AccountStore store) {
            this.store = store;
        }

        @Override
        public Answer create(List<NewSubscriber> subscribers) {
            if (databaseAway) {
                throw new LedgerUnavailable("the database is away", null);
            }
            List<NewAccount> wanted =
                    subscribers.stream().map(NewSubscriber::account).toList();
            if (store.createAll(wanted) instanceof CreateAllAnswer.NamesTaken taken) {
                return new Answer.Taken(taken.names());
            }
            made.addAll(subscribers);
            wanted.forEach(account ->
                    upkeep.add(user(account.name()), Clock.systemUTC().instant()));
            return new Answer.Created(List.of());
        }

        private SipUser user(String name) {
            int at = name.indexOf('@');
            return new SipUser(
                    new SipUserId(name.hashCode()),
                    new AddressOfRecord(name.substring(0, at), name.substring(at + 1)),
                    store.findByName(name).orElseThrow().id(),
                    List.of(),
                    Set.of(SipTransport.values()),
                    true);
        }

        @Override
        public List<KnownLogin> logins() {
            List<KnownLogin> logins = new ArrayList<>();
            for (NewSubscriber subscriber : made) {
                SipUser user = new SipUser(
                        new SipUserId(1),
                        subscriber.address(),
                        new AccountId(1),
                        subscriber.numbers(),
                        Set.of(SipTransport.values()),
                        true);
                subscriber
                        .logins()
                        .forEach(login -> logins.add(new KnownLogin(
                                login.username(), subscriber.realm(), new Credential(user, login.ha1s()))));
            }
            return logins;
        }

        @Override
        public void changePassword(String realm, List<Login> logins) {
            givenPasswords.addAll(logins);
        }

        @Override
        public boolean change(AddressOfRecord address, Access access) {
            changed.put(address, access);
            return store.findByName(address.toString()).isPresent();
        }

        @Override
        public Answer create(NewTrunk trunk) {
            if (trunks.stream()
                    .anyMatch(other -> other.name().equals(trunk.account().name()))) {
                return new Answer.Taken(List.of(trunk.account().name()));
            }
            trunks.add(new Trunk(
                    new AccountId(1),
                    trunk.account().name(),
                    trunk.gateways(),
                    trunk.prefixes(),
                    trunk.priority(),
                    trunk.weight(),
                    trunk.maxCalls(),
                    true));
            return new Answer.Created(List.of(new AccountId(1)));
        }

        @Override
        public boolean change(String name, TrunkChange change) {
            Trunk before = trunks.stream()
                    .filter(trunk -> trunk.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (before == null) {
                return false;
            }
            trunks.set(
                    trunks.indexOf(before),
                    new Trunk(
                            before.account(),
                            name,
                            before.gateways(),
                            change.prefixes() == null ? before.prefixes() : change.prefixes(),
                            change.priority() == null ? before.priority() : change.priority(),
                            change.weight() == null ? before.weight() : change.weight(),
                            change.maxCalls() == null ? before.maxCalls() : change.maxCalls(),
                            change.enabled() == null ? before.enabled() : change.enabled()));
            return true;
        }

        @Override
        public boolean removeTrunk(String name) {
            return trunks.removeIf(trunk -> trunk.name().equals(name));
        }

        @Override
        public NumberAnswer assign(String digits, AddressOfRecord user) {
            AddressOfRecord owner = numbers.get(digits);
            if (owner != null) {
                return new NumberAnswer.HadBy(owner);
            }
            if (store.findByName(user.toString()).isEmpty()) {
                return new NumberAnswer.UnknownUser();
            }
            numbers.put(digits, user);
            return new NumberAnswer.Assigned();
        }

        @Override
        public Optional<AddressOfRecord> release(String digits) {
            return Optional.ofNullable(numbers.remove(digits));
        }

        @Override
        public List<KnownNumber> numbers(String prefix, int limit) {
            return numbers.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .limit(limit)
                    .map(entry -> new KnownNumber(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }
}
