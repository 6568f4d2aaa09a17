package org.ringfence.persistence;

/** The contract of destinations. */
class H2DestinationsTest extends SqlDestinations {

    H2DestinationsTest() {
        super(TestDatabases.h2());
    }
}
