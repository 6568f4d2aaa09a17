package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistrationPolicyTest {

    private static RegistrationPolicy of(long min, long usual, long max, int contacts, long millis) {
        return new RegistrationPolicy(
                Duration.ofSeconds(min),
                Duration.ofSeconds(usual),
                Duration.ofSeconds(max),
                contacts,
                Duration.ofMillis(millis));
    }

    @Test
    void timesAreInOrderAndNumbersHaveBounds() {
        of(1, 1, 1, 1, 10);
        assertThatThrownBy(() -> of(61, 60, 60, 1, 10)).hasMessageStartingWith("min-expires must");
        assertThatThrownBy(() -> of(60, 61, 60, 1, 10)).hasMessageStartingWith("default-expires must");
        assertThatThrownBy(() -> of(60, 60, 86_401, 1, 10)).hasMessageStartingWith("max-expires must");
        assertThatThrownBy(() -> of(60, 60, 60, 0, 10)).hasMessageStartingWith("contacts must");
        assertThatThrownBy(() -> of(60, 60, 60, 1, 9)).hasMessageStartingWith("write-interval must");
    }
}
