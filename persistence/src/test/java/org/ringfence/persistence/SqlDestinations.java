package org.ringfence.persistence;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.contract.DestinationStoreContract;
import org.ringfence.billing.number.DestinationStore;

/** The SQL adapter of destinations on one database. */
abstract class SqlDestinations implements DestinationStoreContract {

    private final Database database;
    private final SqlDestinationStore destinations;

    SqlDestinations(DataSource dataSource) {
        database = new Database(dataSource);
        database.open();
        destinations = new SqlDestinationStore(database);
        destinations.refresh();
    }

    @Override
    public AccountStore accounts() {
        return new SqlAccountStore(database, InstantSource.system());
    }

    @Override
    public DestinationStore destinations() {
        return destinations;
    }
}
