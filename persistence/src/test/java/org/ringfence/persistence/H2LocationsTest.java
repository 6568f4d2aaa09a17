package org.ringfence.persistence;

/** The contract of bindings. */
class H2LocationsTest extends SqlLocations {

    H2LocationsTest() {
        super(TestDatabases.h2());
    }
}
