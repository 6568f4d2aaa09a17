package org.ringfence.call.b2bua;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Timers that end when the test lets time pass. */
final class ManualTimers implements CallTimers {

    private record Entry(long due, long order, Runnable action, boolean[] stopped) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order));
    private final AtomicLong nanos = new AtomicLong();
    private long order;

    long nanos() {
        return nanos.get();
    }

    @Override
    public Running start(Duration delay, Runnable action) {
        boolean[] stopped = {false};
        entries.add(new Entry(nanos.get() + delay.toNanos(), order++, action, stopped));
        return () -> stopped[0] = true;
    }

    void pass(Duration time) {
        long until = nanos.get() + time.toNanos();
        while (!entries.isEmpty() && entries.peek().due() <= until) {
            Entry entry = entries.remove();
            nanos.set(Math.max(nanos.get(), entry.due()));
            if (!entry.stopped()[0]) {
                entry.action().run();
            }
        }
        nanos.set(until);
    }

    long running() {
        return entries.stream().filter(entry -> !entry.stopped()[0]).count();
    }
}
