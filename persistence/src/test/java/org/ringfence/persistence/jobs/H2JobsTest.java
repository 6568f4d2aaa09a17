package org.ringfence.persistence.jobs;

import org.ringfence.persistence.TestDatabases;

/** Jobs on H2. */
class H2JobsTest extends QuartzJobsContract {

    H2JobsTest() {
        super(TestDatabases.h2());
    }
}
