package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The wheel turns in a time that goes a thousand times faster than ours. */
class TimerWheelTest {

    private static final int FASTER = 1_000;
    private static final long MILLIS = 1_000_000;

    private final long begin = System.nanoTime();
    private final LongSupplier nanos = () -> (System.nanoTime() - begin) * FASTER;
    private final SipTimer wheel = started(new TimerWheel(nanos));

    @AfterEach
    void stop() {
        wheel.stop();
    }

    @Test
    void taskIsDoneOnceAndNotBeforeItsTimeHoweverManyRoundsThatTakes() {
        for (long delay : new long[] {0, 1, 500, 4_000, 10_239, 10_240, 10_241, 32_000, 180_000}) {
            Task task = new Task();
            long set = nanos.getAsLong();
            wheel.schedule(task, delay);

            await().until(() -> !task.done.isEmpty());
            assertThat(task.done.get(0) - set).as("%s ms", delay).isGreaterThanOrEqualTo(delay * MILLIS);
            assertThat(task.done).as("%s ms", delay).hasSize(1);
        }
    }

    @Test
    void taskIsRepeatedWithItsPeriodUntilItIsCancelled() {
        Task task = new Task();
        wheel.scheduleWithFixedDelay(task, 500, 2_000);

        await().until(() -> task.done.size() >= 4);
        assertThat(wheel.cancel(task)).isTrue();

        for (int i = 1; i < 4; i++) {
            assertThat(task.done.get(i) - task.done.get(i - 1)).isGreaterThanOrEqualTo(2_000 * MILLIS);
        }
        assertNothingMoreOf(task);
        assertThat(task.cleaned).isTrue();
        assertThat(wheel.cancel(task)).as("again").isFalse();
    }

    @Test
    void cancelledTaskIsNotDone() {
        Task task = new Task();
        wheel.schedule(task, 50_000);

        assertThat(wheel.cancel(task)).isTrue();

        assertNothingMoreOf(task);
        assertThat(task.done).isEmpty();
    }

    @Test
    void taskThatFailsIsRepeatedAndHarmsNoOther() {
        Task broken = new Task() {
            @Override
            public void runTask() {
                super.runTask();
                throw new IllegalStateException("a task that fails");
            }
        };
        wheel.scheduleWithFixedDelay(broken, 100, 100);
        Task sound = new Task();
        wheel.scheduleWithFixedDelay(sound, 100, 100);

        await().until(() -> broken.done.size() >= 3 && sound.done.size() >= 3);
    }

    @Test
    void tasksOfManyThreadsAreAllDone() {
        List<Task> tasks = new CopyOnWriteArrayList<>();
        Runnable scheduling = () -> {
            for (int i = 0; i < 500; i++) {
                Task task = new Task();
                tasks.add(task);
                wheel.schedule(task, i % 40);
            }
        };
        List<Thread> threads = List.of(new Thread(scheduling), new Thread(scheduling), new Thread(scheduling));
        threads.forEach(Thread::start);

        await().until(() -> tasks.size() == 1_500);
        await().untilAsserted(() ->
                assertThat(tasks).allSatisfy(task -> assertThat(task.done).hasSize(1)));
    }

    @Test
    void stoppedWheelTakesNothing() {
        wheel.stop();

        assertThat(wheel.isStarted()).isFalse();
        assertThatThrownBy(() -> wheel.schedule(new Task(), 1)).isInstanceOf(IllegalStateException.class);
    }

    /** What is set afterwards for later is done, and the task not. */
    private void assertNothingMoreOf(Task task) {
        int before = task.done.size();
        Task later = new Task();
        wheel.schedule(later, 60_000);
        await().until(() -> !later.done.isEmpty());
        assertThat(task.done).hasSizeLessThanOrEqualTo(before + 1); // one may have been under way
    }

    private static SipTimer started(SipTimer wheel) {
        wheel.start(null, new Properties());
        return wheel;
    }

    private class Task extends SIPStackTimerTask {
        final List<Long> done = new CopyOnWriteArrayList<>();
        volatile boolean cleaned;

        @Override
        public void runTask() {
            done.add(nanos.getAsLong());
        }

        @Override
        public void cleanUpBeforeCancel() {
            cleaned = true;
        }

        @Override
        public Object getThreadHash() {
            return "";
        }
    }
}
