package org.ringfence.persistence;

import org.ringfence.billing.contract.LedgerConcurrencyContract;

/** The storms of 64 threads, repeats and faults. */
class H2LedgerConcurrencyTest extends SqlStores implements LedgerConcurrencyContract {

    H2LedgerConcurrencyTest() {
        super(TestDatabases.h2());
    }

    @Override
    public int callsPerThread() {
        return 10;
    }
}
