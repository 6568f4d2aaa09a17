package org.ringfence.persistence;

import javax.sql.DataSource;

/** Calls of the past on PostgreSQL. */
class PostgresPastCallsTest extends PastCallsTests {

    @Override
    DataSource fresh() {
        return TestDatabases.freshPostgres();
    }
}
