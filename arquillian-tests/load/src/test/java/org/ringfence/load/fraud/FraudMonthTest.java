package org.ringfence.load.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringfence.load.fraud.Detectors.Detector;
import org.ringfence.load.fraud.FraudSimulation.Outcome;
import org.ringfence.load.fraud.TrafficCall.Truth;
import org.ringfence.spec.Spec;

/** Labelled months: what of the fraud is stopped, and how many good calls are refused for it. */
class FraudMonthTest {

    private static final long SEED = Long.getLong("fraud.seed", 20_261_123L);

    private final List<TrafficCall> calls = new TrafficMonths(SEED).calls();

    @Test
    @Spec({"P3", "P22", "Q5", "Q9"})
    void fraudIsStoppedWhileItIsSmallAndGoodCallsGoOn() {
        Map<Truth, Outcome> month = FraudSimulation.run(calls, Detectors.ALL);

        assertThat(month.get(Truth.BURST).stoppedShare()).as("seed %d", SEED).isGreaterThanOrEqualTo(0.95);
        assertThat(month.get(Truth.DRIP).stoppedShare()).as("seed %d", SEED).isGreaterThanOrEqualTo(0.70);
        assertThat(month.get(Truth.GOOD).refusedShare()).as("seed %d", SEED).isLessThanOrEqualTo(0.001);
    }

    @Test
    @Spec({"P3", "P22", "Q9"})
    void eachDetectorAloneFindsWhatItIsMadeFor() {
        assertThat(alone(Detector.FAN_IN).get(Truth.FAN_IN).stoppedShare()).isGreaterThan(0.5);
        assertThat(alone(Detector.WANGIRI).get(Truth.CALL_BACK).stoppedShare()).isGreaterThan(0.5);
        assertThat(alone(Detector.PROFILE).get(Truth.BURST).stoppedShare()).isGreaterThan(0.3);
        assertThat(alone(Detector.SPEND).get(Truth.BURST).stoppedShare()).isGreaterThan(0.9);
    }

    private Map<Truth, Outcome> alone(Detector detector) {
        return FraudSimulation.run(calls, EnumSet.of(detector));
    }
}
