package org.ringfence.persistence;

/** The contract of destinations. */
class PostgresDestinationsTest extends SqlDestinations {

    PostgresDestinationsTest() {
        super(TestDatabases.postgres());
    }
}
