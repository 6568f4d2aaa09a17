package org.ringfence.persistence;

/** The contracts of users, credentials, domains and trunks. */
class PostgresSubscribersTest extends SqlSubscriberStores {

    PostgresSubscribersTest() {
        super(TestDatabases.postgres());
    }
}
