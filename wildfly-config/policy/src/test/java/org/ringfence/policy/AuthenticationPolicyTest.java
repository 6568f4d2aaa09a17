package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringfence.policy.AuthenticationPolicy.Algorithms;
import org.ringfence.policy.AuthenticationPolicy.Strictness;

class AuthenticationPolicyTest {

    private static AuthenticationPolicy of(String realm, Duration lifetime, int window) {
        return new AuthenticationPolicy(realm, Algorithms.MD5, Strictness.LEGACY, lifetime, window);
    }

    @Test
    void aRealmIsPlainText() {
        assertThat(of("voice service", Duration.ofSeconds(1), 64).realm()).isEqualTo("voice service");
        for (String realm : new String[] {"", "a\"b", "a\\b", "a\r\nb", "ä", "x".repeat(65)}) {
            assertThatThrownBy(() -> of(realm, Duration.ofSeconds(1), 1)).hasMessageStartingWith("realm must");
        }
    }

    @Test
    void numbersHaveBounds() {
        assertThatThrownBy(() -> of(null, Duration.ZERO, 1)).hasMessageStartingWith("nonce-lifetime must");
        assertThatThrownBy(() -> of(null, Duration.ofDays(2), 1)).hasMessageStartingWith("nonce-lifetime must");
        assertThatThrownBy(() -> of(null, Duration.ofSeconds(1), 65)).hasMessageStartingWith("nonce-count-window must");
    }
}
