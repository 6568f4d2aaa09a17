package org.ringfence.gate.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringfence.policy.DialogPolicy;
import org.ringfence.spec.Spec;

class DialogMeterTest {

    private static final long SECOND = 1_000_000_000;
    private long now = -5 * SECOND;
    private final DialogMeter meter =
            new DialogMeter(() -> new DialogPolicy(10, Duration.ofSeconds(60), 4, 2, true), () -> now);

    @Test
    @Spec("B7")
    void oneRequestAboveTheLimitOfThePeriodIsTooMuch() {
        for (int i = 0; i < 10; i++) {
            assertThat(meter.isTooMuch()).isFalse();
            now += SECOND;
        }
        assertThat(meter.isTooMuch()).isTrue();

        now += 60 * SECOND;
        assertThat(meter.isTooMuch()).isFalse();
    }

    @Test
    @Spec("B9")
    void oneRequestAboveTheLimitOfASecondIsTooMuch() {
        for (int i = 0; i < 4; i++) {
            assertThat(meter.isTooMuch()).isFalse();
        }
        assertThat(meter.isTooMuch()).isTrue();

        now += SECOND;
        assertThat(meter.isTooMuch()).isFalse();
    }

    @Test
    @Spec("B10")
    void oneInvalidRequestAboveTheLimitIsTooMuch() {
        assertThat(meter.isInvalidOnceTooOften()).isFalse();
        assertThat(meter.isInvalidOnceTooOften()).isFalse();
        assertThat(meter.isInvalidOnceTooOften()).isTrue();
    }
}
