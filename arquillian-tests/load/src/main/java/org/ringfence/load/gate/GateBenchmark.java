package org.ringfence.load.gate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time and garbage of one decision by source, and what the tables take, with a million bans and a million addresses that
 * are counted: {@code mvn -Pgate-benchmark package}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GateBenchmark {

    /** A number without a common divisor with the addresses, so that each is met, and no cache foresees it. */
    private static final int STRIDE = 611_953;

    private FullGate gate;
    private int next;

    /** Fills the tables. */
    @Setup
    public void fill() {
        gate = FullGate.make();
    }

    /** A datagram from a banned address. */
    @Benchmark
    public boolean banned() {
        return gate.admits(FullGate.banned(step()));
    }

    /** A datagram from an address that has sent something before. */
    @Benchmark
    public boolean passed() {
        return gate.admits(FullGate.tracked(step()));
    }

    private int step() {
        next = (next + STRIDE) % FullGate.ADDRESSES;
        return next;
    }

    /** Prints the bytes of the tables, then runs the benchmark. */
    public static void main(String[] args) throws RunnerException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        long before = usedBytes();
        FullGate full = FullGate.make();
        out.printf(
                Locale.ROOT,
                "%,d bans and %,d counted addresses: %d MB of heap%n",
                full.perimeter.bans().size(),
                FullGate.ADDRESSES,
                (usedBytes() - before) / 1_000_000);
        Reference.reachabilityFence(full);
        new Runner(new OptionsBuilder()
                        .include(GateBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
