package org.ringfence.persistence;

import java.util.UUID;
import javax.sql.DataSource;

/** Calls of the past on H2. */
class H2PastCallsTest extends PastCallsTests {

    @Override
    DataSource fresh() {
        return TestDatabases.pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }
}
