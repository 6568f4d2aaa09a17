package org.ringfence.sip.container;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The timers of the stack, as a wheel of 10 ms slots. Each transaction ticks twice a second for half a minute (RFC 3261
 * section 17), so that a busy stack has tens of thousands of timers; here setting, ticking and cancelling one costs a
 * step, whatever their number. What is due in a slot is done by another thread, in one go.
 */
public final class TimerWheel implements SipTimer {

    private static final long SLOT_NANOS = 10_000_000;
    private static final int SLOTS = 1 << 10;
    private static final int THREADS = 2;

    private final Slot[] slots = Stream.generate(Slot::new).limit(SLOTS).toArray(Slot[]::new);
    private final LongSupplier nanos;
    private final long start;
    private final ThreadPoolExecutor doing = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> named(task, "sip-timer"));
    private final Thread turning = named(this::turn, "sip-timer-wheel");
    /** The slot to turn to, counted from the start; moved with the lock of the slot that it leaves. */
    private volatile long next = 1;

    private volatile boolean stopped;

    /** Made by the stack, by its name. */
    public TimerWheel() {
        this(System::nanoTime);
    }

    TimerWheel(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** The timers that are due when the wheel is here, in this round or a later one. */
    private static final class Slot {
        private @Nullable Timer top;
    }

    /** A task in a slot, or on the way to one. */
    private static final class Timer {
        private final long periodSlots;
        private volatile @Nullable SIPStackTimerTask task;
        private long dueSlot;
        private @Nullable Timer below;

        Timer(SIPStackTimerTask task, long periodMillis) {
            this.task = task;
            this.periodSlots = slotsIn(periodMillis);
        }
    }

    @Override
    public void start(SipStackImpl stack, Properties configuration) {
        doing.prestartAllCoreThreads();
        turning.start();
    }

    @Override
    public void stop() {
        stopped = true;
        LockSupport.unpark(turning);
        doing.shutdown();
    }

    @Override
    public boolean isStarted() {
        return !stopped;
    }

    @Override
    public boolean schedule(SIPStackTimerTask task, long delayMillis) {
        return put(task, delayMillis, 0);
    }

    @Override
    public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delayMillis, long periodMillis) {
        return put(task, delayMillis, periodMillis);
    }

    private boolean put(SIPStackTimerTask task, long delayMillis, long periodMillis) {
        if (stopped) {
            throw new IllegalStateException("The stack has been stopped, it has no timers any more");
        }
        Timer timer = new Timer(task, periodMillis);
        task.setSipTimerTask(timer);
        put(timer, slotsIn(delayMillis));
        return true;
    }

    @Override
    public boolean cancel(SIPStackTimerTask task) {
        Timer timer = (Timer) task.getSipTimerTask();
        if (timer == null) {
            return false;
        }
        task.cleanUpBeforeCancel();
        task.setSipTimerTask(null);
        timer.task = null;
        return true;
    }

    private static long slotsIn(long millis) {
        return (Math.max(millis, 0) * 1_000_000 + SLOT_NANOS - 1) / SLOT_NANOS;
    }

    private long slotOf(long now) {
        return (now - start) / SLOT_NANOS;
    }

    /** Puts a timer behind at least so many whole slots. */
    private void put(Timer timer, long inSlots) {
        timer.dueSlot = slotOf(nanos.getAsLong()) + inSlots + 1;
        while (!inserted(timer)) {
            timer.dueSlot = next; // the wheel was faster
        }
    }

    private boolean inserted(Timer timer) {
        Slot slot = slots[(int) (timer.dueSlot & (SLOTS - 1))];
        synchronized (slot) {
            if (timer.dueSlot < next) {
                return false;
            }
            timer.below = slot.top;
            slot.top = timer;
            return true;
        }
    }

    private void turn() {
        while (!stopped) {
            long now = nanos.getAsLong();
            if (slotOf(now) >= next) {
                leave(slots[(int) (next & (SLOTS - 1))]);
            } else {
                LockSupport.parkNanos(this, start + next * SLOT_NANOS - now);
            }
        }
    }

    /** Hands what is due in a slot to another thread; what is due in a later round stays. */
    private void leave(Slot slot) {
        Timer due = null;
        synchronized (slot) {
            Timer timer = slot.top;
            slot.top = null;
            while (timer != null) {
                Timer below = timer.below;
                if (timer.dueSlot > next) {
                    timer.below = slot.top;
                    slot.top = timer;
                } else {
                    timer.below = due;
                    due = timer;
                }
                timer = below;
            }
            next++;
        }
        if (due != null) {
            hand(due);
        }
    }

    private void hand(Timer due) {
        try {
            doing.execute(() -> {
                Timer timer = due;
                while (timer != null) {
                    Timer below = timer.below;
                    timer.below = null;
                    run(timer);
                    timer = below;
                }
            });
        } catch (RejectedExecutionException stoppedMeanwhile) {
            // the stack ends, and its timers with it
        }
    }

    private void run(Timer timer) {
        SIPStackTimerTask task = timer.task;
        if (task == null) {
            return;
        }
        if (timer.periodSlots == 0) {
            timer.task = null;
        }
        try {
            task.runTask();
        } catch (RuntimeException broken) {
            EngineLog.LOG.workerMetFailure(broken);
        }
        if (timer.periodSlots > 0 && timer.task != null) {
            put(timer, timer.periodSlots);
        }
    }

    private static Thread named(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        // not that of the application whose message starts the stack's thread
        thread.setContextClassLoader(TimerWheel.class.getClassLoader());
        return thread;
    }
}
