package org.ringfence.call.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ringfence.call.b2bua.CallCapacity.Bounds;
import org.ringfence.spec.Spec;

class CallCapacityTest {

    private final AtomicLong nanos = new AtomicLong(5);
    private volatile Bounds bounds = new Bounds(0, 0);
    private final CallCapacity capacity = new CallCapacity(() -> bounds, nanos::get);

    @Test
    @Spec("F30")
    void callsBeyondThePlacesFindNoneUntilOneIsGivenBackOnce() {
        bounds = new Bounds(2, 0);
        Runnable first = Objects.requireNonNull(capacity.take());
        assertThat(capacity.take()).isNotNull();
        assertThat(capacity.take()).isNull();

        first.run();
        first.run();

        assertThat(capacity.take()).isNotNull();
        assertThat(capacity.take()).isNull();
        bounds = new Bounds(3, 0);
        assertThat(capacity.take()).isNotNull();
        bounds = new Bounds(0, 0);
        assertThat(capacity.take()).isNotNull();
        assertThat(capacity.running()).isEqualTo(4);
    }

    @Test
    @Spec("P16")
    void emergencyFindsAPlaceAlthoughThereIsNone() {
        bounds = new Bounds(1, 1);
        assertThat(capacity.take()).isNotNull();

        Runnable place = capacity.takeAnyway();

        assertThat(capacity.running()).isEqualTo(2);
        place.run();
        assertThat(capacity.running()).isOne();
    }

    @Test
    @Spec("F30")
    void soManyCallsBeginWithinASecond() {
        bounds = new Bounds(0, 3);
        nanos.addAndGet(1_000_000_000L);
        for (int call = 0; call < 3; call++) {
            assertThat(capacity.take()).isNotNull();
        }
        nanos.addAndGet(999_999_999L);
        assertThat(capacity.take()).isNull();
        nanos.addAndGet(1);
        assertThat(capacity.take()).isNotNull();
    }

    @Test
    @Spec("F30")
    void placesAreNeverOverbooked() throws Exception {
        bounds = new Bounds(10, 0);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                callers.add(() -> {
                    int most = 0;
                    for (int call = 0; call < 2_000; call++) {
                        Runnable place = capacity.take();
                        most = Math.max(most, place == null ? 0 : 1);
                        if (place != null) {
                            place.run();
                        }
                    }
                    return most;
                });
            }
            for (Future<Integer> each : pool.invokeAll(callers)) {
                assertThat(each.get()).isOne();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(capacity.running()).isZero();
    }
}
