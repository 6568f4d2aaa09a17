package org.ringfence.persistence;

/** The contract of the states of users. */
class H2UpkeepTest extends SqlUpkeep {

    H2UpkeepTest() {
        super(TestDatabases.h2());
    }
}
