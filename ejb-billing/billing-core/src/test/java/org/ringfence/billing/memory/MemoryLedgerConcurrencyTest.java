package org.ringfence.billing.memory;

import org.ringfence.billing.contract.LedgerConcurrencyContract;

/** The storms on the memory adapters. */
class MemoryLedgerConcurrencyTest extends MemoryStores implements LedgerConcurrencyContract {

    @Override
    public int callsPerThread() {
        return 400;
    }
}
