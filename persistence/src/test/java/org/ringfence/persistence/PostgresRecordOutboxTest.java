package org.ringfence.persistence;

import javax.sql.DataSource;

/** Records to pass on, on PostgreSQL. */
class PostgresRecordOutboxTest extends RecordOutboxTests {

    @Override
    DataSource fresh() {
        return TestDatabases.freshPostgres();
    }
}
