package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

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
    @Spec("P21")
    void contactsOfAnAddressAreOneToAHundred() {
        assertThat(of(1, 1, 1, 1, 10).contacts()).isEqualTo(1);
        assertThat(of(1, 1, 1, 100, 10).contacts()).isEqualTo(100);
        assertThatThrownBy(() -> of(1, 1, 1, 0, 10)).hasMessageStartingWith("contacts must");
        assertThatThrownBy(() -> of(1, 1, 1, 101, 10)).hasMessageStartingWith("contacts must");
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
