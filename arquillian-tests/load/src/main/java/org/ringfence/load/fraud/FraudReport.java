package org.ringfence.load.fraud;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ringfence.load.fraud.Detectors.Detector;
import org.ringfence.load.fraud.FraudSimulation.Outcome;
import org.ringfence.load.fraud.TrafficCall.Truth;

/** Prints what each detector, and all of them together, make of labelled months. */
public final class FraudReport {

    private static final long USUAL_SEED = 20_261_123L;
    private static final double UNIT = 1e5;
    private static final int PERCENT = 100;

    private FraudReport() {}

    /** @param args the seed of the months; another one than the detectors were made with tells more */
    public static void main(String[] args) {
        long seed = args.length > 0 && args[0] != null && !args[0].isBlank() ? Long.parseLong(args[0]) : USUAL_SEED;
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.print(of(seed));
        }
    }

    static String of(long seed) {
        List<TrafficCall> calls = new TrafficMonths(seed).calls();
        StringBuilder report = new StringBuilder("Labelled months of seed " + seed + ": " + calls.size() + " calls\n");
        for (Detector detector : Detector.values()) {
            append(report, detector + " alone", FraudSimulation.run(calls, EnumSet.of(detector)));
        }
        append(report, "ALL together", FraudSimulation.run(calls, Detectors.ALL));
        return report.toString();
    }

    private static void append(StringBuilder report, String what, Map<Truth, Outcome> outcomes) {
        report.append(what).append('\n');
        for (Truth truth : Truth.values()) {
            Outcome outcome = outcomes.get(truth);
            if (outcome.calls > 0) {
                report.append(line(truth, outcome));
            }
        }
    }

    private static String line(Truth truth, Outcome outcome) {
        String line = String.format(
                Locale.ROOT,
                "  %-10s %7d calls, %5d refused, %4d cut (%.4f %%)",
                truth,
                outcome.calls,
                outcome.refused,
                outcome.cut,
                PERCENT * outcome.refusedShare());
        if (truth != Truth.GOOD) {
            line += String.format(
                    Locale.ROOT,
                    "; money %9.2f, lost %9.2f, stopped %5.1f %%",
                    outcome.money / UNIT,
                    outcome.lost / UNIT,
                    PERCENT * outcome.stoppedShare());
        }
        if (truth != Truth.GOOD && !outcome.detected.isEmpty()) {
            line += String.format(
                    Locale.ROOT,
                    "; %d accounts detected, half of them within %d min",
                    outcome.detected.size(),
                    outcome.medianMinutes());
        }
        return line + "\n";
    }
}
