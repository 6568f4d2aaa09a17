package org.ringfence.persistence;

/** The contract of security events. */
class PostgresSecurityEventsTest extends SqlSecurityEvents {

    PostgresSecurityEventsTest() {
        super(TestDatabases.postgres());
    }
}
