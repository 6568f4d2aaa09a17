package org.ringfence.persistence;

/** The contract of security events. */
class H2SecurityEventsTest extends SqlSecurityEvents {

    H2SecurityEventsTest() {
        super(TestDatabases.h2());
    }
}
