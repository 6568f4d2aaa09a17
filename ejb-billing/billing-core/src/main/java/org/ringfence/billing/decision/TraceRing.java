package org.ringfence.billing.decision;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** The latest traces, within bounds of number, age and memory; adding one drops what is beyond. */
final class TraceRing {

    private final ArrayDeque<Trace> traces = new ArrayDeque<>();
    private long bytes;

    synchronized void add(Trace trace, TraceLog.Bounds bounds) {
        traces.addLast(trace);
        bytes += trace.bytes();
        Instant oldest = trace.at().minus(bounds.keep());
        while (!traces.isEmpty()
                && (traces.size() > bounds.most()
                        || bytes > bounds.bytes()
                        || traces.peekFirst().at().isBefore(oldest))) {
            bytes -= traces.removeFirst().bytes();
        }
    }

    synchronized List<Trace> find(String call, Instant since) {
        return traces.stream()
                .filter(trace -> !trace.at().isBefore(since) && trace.isOf(call))
                .toList();
    }

    synchronized int size() {
        return traces.size();
    }

    synchronized long bytes() {
        return bytes;
    }
}
