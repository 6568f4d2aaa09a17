package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringfence.policy.PasswordPolicy.Enforcement;
import org.ringfence.spec.Spec;

class PasswordPolicyTest {

    private static PasswordPolicy of(int length, int strength) {
        return new PasswordPolicy(length, strength, false, Enforcement.REFUSE, Enforcement.REFUSE);
    }

    @Test
    @Spec("D7")
    void lengthIsTwelveByDefaultAndEightAtLeast() {
        assertThat(PasswordPolicy.DEFAULT.minLength()).isEqualTo(12);
        assertThat(of(8, 0).minLength()).isEqualTo(8);
        assertThatThrownBy(() -> of(7, 0)).hasMessage("min-length must be between 8 and 128, but is 7");
        assertThatThrownBy(() -> of(129, 0)).hasMessage("min-length must be between 8 and 128, but is 129");
    }

    @Test
    @Spec("D12")
    void strengthHasBounds() {
        assertThat(of(8, 128).minStrength()).isEqualTo(128);
        assertThatThrownBy(() -> of(8, 129)).hasMessage("min-strength must be between 0 and 128, but is 129");
        assertThatThrownBy(() -> of(8, -1)).hasMessage("min-strength must be between 0 and 128, but is -1");
    }
}
