package org.ringfence.persistence;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.contract.BlockedNumberStoreContract;
import org.ringfence.billing.contract.DestinationStoreContract;
import org.ringfence.billing.contract.FraudProfileStoreContract;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.DestinationStore;

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
}
