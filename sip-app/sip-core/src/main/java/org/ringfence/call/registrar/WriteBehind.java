package org.ringfence.call.registrar;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Carries changed bindings to the store in batches. One caller at a time; what fails stays marked for the next time, so
 * a store that is away costs nothing but the memory of which addresses changed.
 */
public final class WriteBehind {

    private static final int BATCH = 500;

    private final LocationTable table;
    private final LocationStore store;

    public WriteBehind(LocationTable table, LocationStore store) {
        this.table = table;
        this.store = store;
    }

    /**
     * Writes the addresses whose contacts changed until now.
     *
     * @return how many addresses were written
     * @throws RuntimeException what the store throws; the batch that failed is tried again the next time
     */
    public int flush() {
        return flush(table::takeChanged);
    }

    /**
     * Writes besides the addresses whose contacts are only there for longer: until then the store has their former end,
     * which a phone refreshes well before.
     *
     * @return how many addresses were written
     * @throws RuntimeException what the store throws; the batch that failed is tried again the next time
     */
    public int flushAll() {
        return flush() + flush(table::takeRefreshed);
    }

    private int flush(IntFunction<List<Registration>> source) {
        int written = 0;
        while (true) {
            List<Registration> batch = source.apply(BATCH);
            if (batch.isEmpty()) {
                return written;
            }
            boolean done = false;
            try {
                store.write(batch);
                done = true;
            } finally {
                if (!done) {
                    table.markChanged(batch);
                }
            }
            written += batch.size();
        }
    }
}
