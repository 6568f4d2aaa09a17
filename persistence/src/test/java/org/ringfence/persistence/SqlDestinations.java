package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.contract.BlockedNumberStoreContract;
import org.ringfence.billing.contract.DestinationStoreContract;
import org.ringfence.billing.contract.FraudProfileStoreContract;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.spec.Spec;

/** The SQL adapter of destinations on one database. */
abstract class SqlDestinations
        implements DestinationStoreContract, BlockedNumberStoreContract, FraudProfileStoreContract {

    private final Database database;
    private final SqlDestinationStore destinations;
    private final SqlBlockedNumberStore blacklist;
    private final SqlFraudProfileStore profiles;

    SqlDestinations(DataSource dataSource) {
        database = new Database(dataSource);
        database.open();
        destinations = new SqlDestinationStore(database);
        destinations.refresh();
        blacklist = new SqlBlockedNumberStore(database);
        blacklist.refresh();
        profiles = new SqlFraudProfileStore(database);
        profiles.refresh();
    }

    @Override
    public AccountStore accounts() {
        return new SqlAccountStore(database, InstantSource.system());
    }

    @Override
    public DestinationStore destinations() {
        return destinations;
    }

    @Override
    public BlockedNumberStore blacklist() {
        return blacklist;
    }

    @Override
    public FraudProfileStore profiles() {
        return profiles;
    }

    @Test
    @Spec("P6")
    void countriesOfAnAccountAreKeptOnce() {
        SqlSeenCountryStore countries = new SqlSeenCountryStore(database);
        AccountId account = Samples.open(accounts(), Samples.prepaid(), "1.00").id();
        assertThat(countries.add(account, "DE", Samples.NOON)).isTrue();
        assertThat(countries.add(account, "DE", Samples.NOON)).isFalse();
        assertThat(new SqlSeenCountryStore(database).add(account, "DE", Samples.NOON))
                .isFalse();
        assertThat(countries.add(account, "FR", Samples.NOON)).isTrue();
        assertThat(countries.add(new AccountId(987_654_321), "FR", Samples.NOON))
                .isFalse();
        SqlSeenCountryStore again = new SqlSeenCountryStore(database);
        again.refresh();
        assertThat(again.of(account)).containsExactlyInAnyOrder("DE", "FR");

        assertThat(again.remove(account, "FR")).isTrue();
        assertThat(again.remove(account, "FR")).isFalse();
        assertThat(again.of(account)).containsExactly("DE");
    }
}
