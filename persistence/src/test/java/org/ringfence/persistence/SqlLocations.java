package org.ringfence.persistence;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.ringfence.call.registrar.LocationStore;
import org.ringfence.call.registrar.LocationStoreContract;

/** The SQL adapter of bindings on one database. */
abstract class SqlLocations implements LocationStoreContract {

    private final Database database;

    SqlLocations(DataSource dataSource) {
        database = new Database(dataSource);
        database.open();
    }

    @BeforeEach
    void nobodyIsRegistered() {
        database.call(sql -> sql.update("delete from sip_binding"));
    }

    @Override
    public LocationStore store() {
        return new SqlLocationStore(database);
    }
}
