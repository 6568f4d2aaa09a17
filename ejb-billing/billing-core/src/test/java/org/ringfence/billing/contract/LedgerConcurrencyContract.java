package org.ringfence.billing.contract;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.spec.Spec;

/**
 * No interleaving of 64 threads, repeats and faults breaks the books: never is more reserved and spent than the
 * money and the limits of day and month,
 * lines stay within theirs and come back, every reservation ends once, each attempt has one record, and the entries
 * sum up to the balance.
 *
 * <p>The seed steers what each thread does, not how the threads interleave.
 */
public interface LedgerConcurrencyContract extends BillingStores {

    /** At least 64. */
    default int threads() {
        return 64;
    }

    /** How long it takes. */
    default int callsPerThread() {
        return 25;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20_261_123})
    @Spec({"F6", "F8", "F10", "F14", "F17", "G1", "P1", "P18"})
    default void booksAreRightAfterAStormOnFewAccounts(long seed)
            throws InterruptedException, ExecutionException, TimeoutException {
        CallStorm storm = new CallStorm(this, seed, 4);
        storm.run(threads(), callsPerThread());
        storm.audit();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 3)
    @Spec({"F6", "F8"})
    default void booksAreRightAfterAStormOnManyAccounts(long seed)
            throws InterruptedException, ExecutionException, TimeoutException {
        CallStorm storm = new CallStorm(this, seed, 40);
        storm.run(threads(), callsPerThread());
        storm.audit();
    }
}
