package org.ringfence.load.tariff;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;
import org.ringfence.billing.tariff.PrefixTable;
import org.ringfence.billing.tariff.Rate;

/** Time and garbage of finding a price among half a million, and what their table takes: {@code mvn -Prate-benchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RateBenchmark {

    private static final int PREFIXES = 500_000;
    /** A number without a common divisor with the prefixes, so that each is met, and no cache foresees it. */
    private static final int STRIDE = 311_953;

    private static final int NUMBERS = 65_536;

    private PrefixTable table;
    private String[] numbers;
    private int next;

    /** Fills the table. */
    @Setup
    public void fill() {
        table = table();
        numbers = new String[NUMBERS];
        int prefix = 0;
        for (int index = 0; index < NUMBERS; index++) {
            prefix = (prefix + STRIDE) % PREFIXES;
            numbers[index] = (1_000_000 + prefix) + "55501";
        }
    }

    /** The price of a number of twelve digits by a prefix of seven. */
    @Benchmark
    public Optional<Rate> found() {
        next = (next + 1) % NUMBERS;
        return table.find(numbers[next]);
    }

    private static PrefixTable table() {
        Currency currency = Currency.getInstance("EUR");
        List<Rate> rates = new ArrayList<>(PREFIXES);
        for (int prefix = 0; prefix < PREFIXES; prefix++) {
            PricePerMinute price = new PricePerMinute(100_000L * (prefix % 2_000));
            rates.add(new Rate(
                    Integer.toString(1_000_000 + prefix),
                    "Destination " + prefix % 5_000,
                    new CallPrice(Money.zero(currency), price, 1, 1)));
        }
        return new PrefixTable(rates);
    }

    /** Prints the bytes of the table, then runs the benchmark. */
    public static void main(String[] args) throws RunnerException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        long before = usedBytes();
        PrefixTable full = table();
        out.printf(Locale.ROOT, "%,d prefixes: %.1f MB of heap%n", full.size(), (usedBytes() - before) / 1_000_000.0);
        Reference.reachabilityFence(full);
        new Runner(new OptionsBuilder()
                        .include(RateBenchmark.class.getName())
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
