package org.ringfence.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What became of the operations of a scenario: which began, which succeeded after how many µs, and other answers. */
final class Outcomes {

    private static final long LONGEST_MICROS = 60_000_000L;

    private final Map<Integer, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();
    private final Histogram latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final LongAdder started = new LongAdder();

    /** What became of the operations of several scenarios together. */
    static Outcomes sum(List<Outcomes> parts) {
        Outcomes sum = new Outcomes();
        for (Outcomes part : parts) {
            sum.begun.putAll(part.begun);
            sum.latencies.add(part.latencies);
            sum.started.add(part.started());
            part.failures.forEach((why, count) ->
                    sum.failures.computeIfAbsent(why, key -> new LongAdder()).add(count.sum()));
        }
        return sum;
    }

    void begin(int operation) {
        started.increment();
        begun.put(operation, System.nanoTime());
    }

    boolean isOpen(int operation) {
        return begun.containsKey(operation);
    }

    void succeed(int operation) {
        Long since = begun.remove(operation);
        if (since != null) {
            latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - since) / 1_000));
        }
    }

    void fail(int operation, String why) {
        if (begun.remove(operation) != null) {
            failures.computeIfAbsent(why, key -> new LongAdder()).increment();
        }
    }

    long started() {
        return started.sum();
    }

    long succeeded() {
        return latencies.getTotalCount();
    }

    int open() {
        return begun.size();
    }

    /** The time within which 99 of 100 operations succeeded, in ms. */
    double p99Millis() {
        return latencies.getValueAtPercentile(99) / 1_000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d of %d ok (%.2f %%), p50 %.1f ms, p99 %.1f ms, max %.1f ms, open %d%s",
                succeeded(),
                started(),
                started() == 0 ? 0 : 100.0 * succeeded() / started(),
                latencies.getValueAtPercentile(50) / 1_000.0,
                latencies.getValueAtPercentile(99) / 1_000.0,
                latencies.getMaxValue() / 1_000.0,
                open(),
                failures.isEmpty() ? "" : ", failures " + failures);
    }
}
