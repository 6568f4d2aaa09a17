package org.ringfence.persistence;

import javax.sql.DataSource;

/** Chains on PostgreSQL. */
class PostgresChainTest extends ChainTests {

    @Override
    DataSource fresh() {
        return TestDatabases.freshPostgres();
    }
}
