package org.ringfence.persistence;

import org.ringfence.billing.contract.LedgerConcurrencyContract;

/** The storms of 64 threads, repeats and faults. */
class PostgresLedgerConcurrencyTest extends SqlStores implements LedgerConcurrencyContract {

    PostgresLedgerConcurrencyTest() {
        super(TestDatabases.postgres());
    }

    @Override
    public int callsPerThread() {
        return 10;
    }
}
