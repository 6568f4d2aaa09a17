package org.ringfence.billing.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.fraud.FraudSimulation.Outcome;
import org.ringfence.billing.fraud.TrafficCall.Truth;
import org.ringfence.spec.Spec;

/** Labelled months: what of the fraud is stopped, and how many good calls are refused for it. */
class FraudMonthTest {

    private static final long SEED = Long.getLong("fraud.seed", 20_261_123L);

    @Test
    @Spec({"Q5", "Q9", "P22"})
    void fraudIsStoppedWhileItIsSmallAndGoodCallsGoOn() throws IOException {
        Map<Truth, Outcome> month = FraudSimulation.run(SEED);
        Files.writeString(Path.of("target", "fraud-report.txt"), report(month));

        assertThat(month.get(Truth.BURST).stoppedShare()).isGreaterThanOrEqualTo(0.95);
        assertThat(month.get(Truth.DRIP).stoppedShare()).isGreaterThanOrEqualTo(0.70);
        assertThat(month.get(Truth.GOOD).refusedShare()).isLessThanOrEqualTo(0.001);
    }

    private static String report(Map<Truth, Outcome> month) {
        StringBuilder report = new StringBuilder("Simulated month, seed " + SEED + "\n");
        month.forEach((truth, outcome) -> report.append(String.format(
                Locale.ROOT,
                "%-10s calls %7d  refused %6d  cut %5d  money %12.2f  lost %10.2f  stopped %6.2f %%  by %s  minutes %s%n",
                truth,
                outcome.calls,
                outcome.refused,
                outcome.cut,
                outcome.money / 1e5,
                outcome.lost / 1e5,
                100 * outcome.stoppedShare(),
                outcome.stopped,
                outcome.minutesToDetect.stream().mapToLong(Long::longValue).summaryStatistics())));
        return report.toString();
    }
}
