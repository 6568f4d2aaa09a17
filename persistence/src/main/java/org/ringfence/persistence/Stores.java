package org.ringfence.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.TermsSource;
import org.ringfence.billing.admission.LedgerOpening;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.cdr.RecordOutbox;
import org.ringfence.billing.event.EventOutbox;
import org.ringfence.billing.event.OtherNodes;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.geography.SeenCountryStore;
import org.ringfence.billing.job.Jobs;
import org.ringfence.billing.ledger.LedgerProof;
import org.ringfence.billing.ledger.LedgerStore;
import org.ringfence.billing.margin.BuyPrices;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.packages.PackageSource;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.replay.PastCalls;
import org.ringfence.billing.rerating.RatingStore;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.tariff.TariffBook;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.call.auth.CredentialStore;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.registrar.LocationStore;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.call.routing.UserDirectory;
import org.ringfence.call.security.SecurityEventStore;
import org.ringfence.call.upkeep.UpkeepStore;
import org.ringfence.persistence.jobs.QuartzJobs;
import org.ringfence.policy.AuthenticationPolicy;
import org.ringfence.policy.CdrPushPolicy;
import org.ringfence.policy.PolicySource;

/** Gives the application its stores, on the server's data source, with tables of this version. */
@ApplicationScoped
public class Stores {

    private static final String NODE = "ringfence.node";
    private static final String POLICIES = "java:jboss/ringfence/policies";
    private static final String KEY_FILE = "ringfence.key.file";
    private static final String DATA = "ringfence.data";
    private static final String SERVER_DATA = "jboss.server.data.dir";

    @Resource(lookup = "java:jboss/datasources/RingfenceDS")
    private DataSource dataSource;

    @Produces
    @Singleton
    Database database() {
        PolicySource managed = policies();
        return new Database(
                dataSource,
                () -> managed != null && managed.current(CdrPushPolicy.class).url() != null);
    }

    @Produces
    @Singleton
    RecordOutbox recordOutbox(Database database) {
        return new SqlRecordOutbox(database, UUID::randomUUID);
    }

    /** The database may come later than this server. */
    @Produces
    @Singleton
    LedgerOpening opening(
            Database database,
            SqlSubscribers subscribers,
            SqlDestinationStore destinations,
            SqlBlockedNumberStore blacklist,
            SqlFraudProfileStore profiles,
            SqlSeenCountryStore countries,
            SqlPackageStore packages) {
        return new LedgerOpening(() -> {
            database.open();
            destinations.refresh();
            blacklist.refresh();
            profiles.refresh();
            countries.refresh();
            packages.refresh();
            subscribers.open();
        });
    }

    @Produces
    @Singleton
    @Typed({CachedAccounts.class, AccountStore.class, TermsSource.class})
    CachedAccounts accounts(Database database) {
        return new CachedAccounts(new SqlAccountStore(database, Clock.systemUTC()));
    }

    @Produces
    @Singleton
    @Typed({CachedLimits.class, LimitStore.class})
    CachedLimits limits(Database database) {
        return new CachedLimits(new SqlLimitStore(database));
    }

    @Produces
    @Singleton
    @Typed({SqlDestinationStore.class, DestinationStore.class})
    SqlDestinationStore destinations(Database database) {
        return new SqlDestinationStore(database);
    }

    @Produces
    @Singleton
    @Typed({SqlBlockedNumberStore.class, BlockedNumberStore.class})
    SqlBlockedNumberStore blacklist(Database database) {
        return new SqlBlockedNumberStore(database);
    }

    @Produces
    @Singleton
    @Typed({SqlFraudProfileStore.class, FraudProfileStore.class})
    SqlFraudProfileStore fraudProfiles(Database database) {
        return new SqlFraudProfileStore(database);
    }

    @Produces
    @Singleton
    @Typed({SqlSeenCountryStore.class, SeenCountryStore.class})
    SqlSeenCountryStore countries(Database database) {
        return new SqlSeenCountryStore(database);
    }

    @Produces
    @Singleton
    @Typed({SqlPackageStore.class, PackageStore.class, PackageSource.class})
    SqlPackageStore packages(Database database) {
        return new SqlPackageStore(database);
    }

    @Produces
    @Singleton
    LedgerStore ledger(Database database) {
        return new SqlLedgerStore(database);
    }

    @Produces
    @Singleton
    LedgerProof proof(Database database) {
        return new SqlLedgerProof(database);
    }

    @Produces
    @Singleton
    PastCalls pastCalls(Database database) {
        return new SqlPastCalls(database);
    }

    @Produces
    @Singleton
    CdrStore records(Database database) {
        return new SqlCdrStore(database);
    }

    @Produces
    @Singleton
    RatingStore ratings(Database database) {
        return new SqlRatingStore(database);
    }

    @Produces
    @Singleton
    EventOutbox outbox(Database database) {
        return new SqlEventOutbox(database);
    }

    @Produces
    @Singleton
    UpkeepStore upkeep(Database database) {
        return new SqlUpkeepStore(database);
    }

    @Produces
    @Singleton
    SecurityEventStore securityEvents(Database database) {
        return new SqlSecurityEventStore(database);
    }

    @Produces
    @Singleton
    @Typed({TariffStore.class, TariffBook.class})
    TariffBook tariffs(Database database) {
        return new TariffBook(new SqlTariffStore(database));
    }

    @Produces
    @Singleton
    BuyPrices carriers(SqlSubscribers trunks, CachedAccounts accounts, TariffBook tariffs) {
        return new CarrierPrices(trunks, accounts, tariffs);
    }

    @Produces
    @Singleton
    @Typed(OtherNodes.class)
    SqlOtherNodes otherNodes(
            Database database,
            SqlSubscribers subscribers,
            CachedAccounts accounts,
            TariffBook tariffs,
            CachedLimits limits,
            SqlDestinationStore destinations,
            SqlBlockedNumberStore blacklist,
            SqlFraudProfileStore profiles,
            SqlSeenCountryStore countries,
            SqlPackageStore packages) {
        return new SqlOtherNodes(
                database,
                subscribers,
                Map.of(
                        Edition.ACCOUNTS, accounts::forget,
                        Edition.TARIFFS, tariffs::forget,
                        Edition.LIMITS, limits::forget,
                        Edition.DESTINATIONS, destinations::refresh,
                        Edition.BLOCKED_NUMBERS, blacklist::refresh,
                        Edition.FRAUD_PROFILES, profiles::refresh,
                        Edition.COUNTRIES, countries::refresh,
                        Edition.PACKAGES, packages::refresh));
    }

    @Produces
    @Singleton
    Jobs jobs() {
        return new QuartzJobs(dataSource, System.getProperty(NODE, "ringfence"), UUID.randomUUID(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    LocationStore locations(Database database) {
        return new SqlLocationStore(database);
    }

    @Produces
    @Singleton
    @Typed({
        SqlSubscribers.class,
        CredentialStore.class,
        DomainDirectory.class,
        UserDirectory.class,
        TrunkStore.class,
        Provisioning.class
    })
    SqlSubscribers subscribers(Database database) {
        return new SqlSubscribers(database, new SqlAccountStore(database, Clock.systemUTC()), keys());
    }

    private static HashKeys keys() {
        String data = System.getProperty(DATA, System.getProperty(SERVER_DATA, "."));
        String file = System.getProperty(KEY_FILE);
        return new HashKeys(Stores::hashKey, file == null ? Path.of(data, "password-hashes.key") : Path.of(file));
    }

    /** The secret that the management model has for the hashes; null for none. */
    private static @Nullable String hashKey() {
        PolicySource managed = policies();
        return managed == null
                ? null
                : managed.current(AuthenticationPolicy.class).hashKey();
    }

    /** Those of the management model; null where there is none. */
    private static @Nullable PolicySource policies() {
        try {
            return (PolicySource) new InitialContext().lookup(POLICIES);
        } catch (NamingException notManaged) {
            return null;
        }
    }
}
