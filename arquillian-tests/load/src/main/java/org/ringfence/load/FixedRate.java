package org.ringfence.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Runs a scenario at a fixed rate for a time, waits for what is open, and tells the CPU time of an operation. */
final class FixedRate {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ServerProcess server;

    FixedRate(ServerProcess server) {
        this.server = server;
    }

    /** @param first the number of the first operation: numbers must not repeat within a scenario */
    Result run(Scenario scenario, int first, int perSecond, Duration time) throws IOException {
        scenario.forget();
        long cpuBefore = server.cpuMicros();
        long begin = System.nanoTime();
        long count = perSecond * time.toSeconds();
        for (int i = 0; i < count; i++) {
            long due = begin + i * 1_000_000_000L / perSecond;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            scenario.begin(first + i);
        }
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (scenario.outcomes().open() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        long cpu = server.cpuMicros() - cpuBefore;
        return new Result(scenario.name(), perSecond, count, cpu, server.residentMebibytes(), scenario.outcomes());
    }

    /**
     * What a run cost.
     *
     * @param cpuMicros user and system CPU time of the server in µs over all operations
     */
    record Result(
            String name, int perSecond, long operations, long cpuMicros, long residentMebibytes, Outcomes outcomes) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-32s %5d/s: %6.0f µs CPU each, %d MiB resident; %s",
                    name,
                    perSecond,
                    (double) cpuMicros / operations,
                    residentMebibytes,
                    outcomes);
        }
    }
}
