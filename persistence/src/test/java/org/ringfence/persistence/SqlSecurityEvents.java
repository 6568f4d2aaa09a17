package org.ringfence.persistence;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.ringfence.call.security.SecurityEventStore;
import org.ringfence.call.security.SecurityEventStoreContract;

/** The SQL adapter of security events on one database. */
abstract class SqlSecurityEvents implements SecurityEventStoreContract {

    private final Database database;

    SqlSecurityEvents(DataSource dataSource) {
        database = new Database(dataSource);
        database.open();
    }

    @BeforeEach
    void nothingHappened() {
        database.call(sql -> sql.update("delete from security_event"));
    }

    @Override
    public SecurityEventStore store() {
        return new SqlSecurityEventStore(database);
    }
}
