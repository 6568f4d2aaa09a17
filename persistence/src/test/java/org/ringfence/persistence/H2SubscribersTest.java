package org.ringfence.persistence;

/** The contracts of users, credentials, domains and trunks. */
class H2SubscribersTest extends SqlSubscriberStores {

    H2SubscribersTest() {
        super(TestDatabases.h2());
    }
}
