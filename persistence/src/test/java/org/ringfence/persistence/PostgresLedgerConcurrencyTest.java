package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
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

    /** Each step leaves the hash chains whole too (SPEC Q6). */
    @AfterEach
    void chainsHold() {
        assertThat(proof().verify(10, done -> {}).breaks()).isEmpty();
    }
}
