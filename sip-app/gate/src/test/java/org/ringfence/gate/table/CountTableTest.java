package org.ringfence.gate.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CountTableTest {

    private static final long PERIOD = 1_000;
    private final Fingerprints fingerprints = new Fingerprints(new Random(1));

    @Test
    void windowOpensWithTheFirstAndEndsAfterItsPeriod() {
        CountTable table = new CountTable(64);

        assertThat(table.increment(7, 100, PERIOD)).isEqualTo(1);
        assertThat(table.increment(7, 1_099, PERIOD)).isEqualTo(2);
        assertThat(table.count(7, 1_099, PERIOD)).isEqualTo(2);
        assertThat(table.count(7, 1_100, PERIOD)).isZero();
        assertThat(table.increment(7, 1_100, PERIOD)).isEqualTo(1);
    }

    @Test
    void forgivenCountsNeverFallBelowNothing() {
        CountTable table = new CountTable(64);
        table.increment(7, 100, PERIOD);

        assertThat(table.forgive(7, 5, 200, PERIOD)).isZero();
        assertThat(table.forgive(8, 1, 200, PERIOD)).isZero();
        assertThat(table.increment(7, 300, PERIOD)).isEqualTo(1);
        table.remove(7);
        assertThat(table.count(7, 300, PERIOD)).isZero();
    }

    @Test
    void fullTableForgetsTheOldestFirstAndNeverGrows() {
        CountTable table = new CountTable(8);
        for (long source = 1; source <= 8; source++) {
            table.increment(source << 3, source * 10, PERIOD);
        }

        table.increment(9 << 3, 100, PERIOD);

        assertThat(table.count(1 << 3, 100, PERIOD)).isZero();
        assertThat(table.count(2 << 3, 100, PERIOD)).isEqualTo(1);
        assertThat(table.size()).isEqualTo(table.capacity()).isEqualTo(8);
    }

    @Test
    void threadsThatBringTheSameSourcesLoseNoCount() throws Exception {
        CountTable table = new CountTable(1 << 14);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 50_000; i++) {
                        table.increment(fingerprints.of(0, i % 100, 1), 1, PERIOD);
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        for (int source = 0; source < 100; source++) {
            assertThat(table.count(fingerprints.of(0, source, 1), 1, PERIOD)).isEqualTo(8 * 500);
        }
    }

    @Test
    void sourcesSpreadOverTheTable() {
        CountTable table = new CountTable(1 << 14);
        for (int source = 0; source < 1 << 12; source++) {
            table.increment(fingerprints.of(0x2001_0db8L << 32, source, 0), 1, PERIOD);
        }

        assertThat(table.size()).isGreaterThan((1 << 12) - 40);
    }

    @Test
    void deadlinesAreKeptAndNeverShortened() {
        DeadlineTable table = new DeadlineTable(64);

        assertThat(table.keep(7, 500, 100)).isTrue();
        assertThat(table.keep(7, 300, 100)).isFalse();
        assertThat(table.holds(7, 499)).isTrue();
        assertThat(table.holds(7, 500)).isFalse();
        assertThat(table.holds(8, 100)).isFalse();
        assertThat(table.keep(7, 900, 600)).isTrue();
    }
}
