package org.ringfence.persistence.jobs;

import org.ringfence.persistence.TestDatabases;

/** Jobs on PostgreSQL. */
class PostgresJobsTest extends QuartzJobsContract {

    PostgresJobsTest() {
        super(TestDatabases.postgres());
    }
}
