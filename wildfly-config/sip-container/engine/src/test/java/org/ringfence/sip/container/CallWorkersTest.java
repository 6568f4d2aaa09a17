package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallWorkersTest {

    @Test
    void fullQueueKeepsItsLastQuarterForWhatConfirmsOrEndsCalls() {
        try (CallWorkers workers = new CallWorkers(1, 16)) {
            for (int i = 0; i < 12; i++) {
                assertThat(workers.offer(7, false, () -> {})).isTrue();
            }
            assertThat(workers.offer(7, false, () -> {})).isFalse();
            for (int i = 0; i < 4; i++) {
                assertThat(workers.offer(7, true, () -> {})).isTrue();
            }
            assertThat(workers.offer(7, true, () -> {})).isFalse();
            assertThat(workers.waiting()).isEqualTo(16);
        }
    }

    @Test
    void workOfOneCallIsDoneInOrder() {
        List<Integer> done = new CopyOnWriteArrayList<>();
        try (CallWorkers workers = new CallWorkers(4, 1_000)) {
            workers.start();
            for (int i = 0; i < 500; i++) {
                int number = i;
                workers.offer(-42, false, () -> done.add(number));
            }
            Awaitility.await().until(() -> done.size() == 500);
        }

        assertThat(done).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void otherCallsGoOnWhileOneWaits() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        try (CallWorkers workers = new CallWorkers(2, 16)) {
            workers.start();
            workers.offer(0, false, () -> awaitQuietly(stuck));
            workers.offer(1, false, other::countDown);

            assertThat(other.await(5, TimeUnit.SECONDS)).isTrue();
            stuck.countDown();
        }
    }

    @Test
    void workThatFailsDoesNotEndItsWorker() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        try (CallWorkers workers = new CallWorkers(1, 16)) {
            workers.start();
            workers.offer(0, false, () -> {
                throw new IllegalStateException("on purpose");
            });
            workers.offer(0, false, () -> {
                throw new NoClassDefFoundError("on purpose");
            });
            workers.offer(0, false, next::countDown);

            assertThat(next.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
