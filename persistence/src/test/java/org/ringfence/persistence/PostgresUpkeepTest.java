package org.ringfence.persistence;

/** The contract of the states of users. */
class PostgresUpkeepTest extends SqlUpkeep {

    PostgresUpkeepTest() {
        super(TestDatabases.postgres());
    }
}
