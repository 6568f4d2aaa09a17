package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.policy.LimitPolicy.DynamicFor;

class LimitPolicyTest {

    private static LimitPolicy limits(@Nullable String amount, @Nullable String hours) {
        return new LimitPolicy(
                amount,
                null,
                DynamicFor.OFF,
                "10",
                "100",
                7,
                0,
                null,
                null,
                null,
                true,
                Duration.ZERO,
                Duration.ZERO,
                true,
                hours,
                0,
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00001", "999999999.99999", "10"})
    void amountsAreTaken(String amount) {
        assertThatCode(() -> limits(amount, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0.000001", "1,5", "1e3", "1000000000", "ten"})
    void otherTextsAreRefusedByName(String amount) {
        assertThatThrownBy(() -> limits(amount, null))
                .hasMessageContaining("day-limit-end-user")
                .hasMessageContaining("'" + amount + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mon-Fri 20:00-08:00", "Sat-Sun 00:00-24:00,Mon 20:00-08:00", "Sun 22:00-02:00 , Mon 23:59-24:00"
            })
    void hoursOfTheWeekAreTaken(String hours) {
        assertThatCode(() -> limits(null, hours)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mon", "Mon 8:00-20:00", "Mon 24:01-02:00", "Mo 20:00-08:00", "Mon 08:00-20:00,"})
    void otherHoursAreRefusedByName(String hours) {
        assertThatThrownBy(() -> limits(null, hours)).hasMessageContaining("off-peak must be hours of the week");
    }
}
