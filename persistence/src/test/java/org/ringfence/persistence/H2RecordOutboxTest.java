package org.ringfence.persistence;

import java.util.UUID;
import javax.sql.DataSource;

/** Records to pass on, on H2. */
class H2RecordOutboxTest extends RecordOutboxTests {

    @Override
    DataSource fresh() {
        return TestDatabases.pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }
}
