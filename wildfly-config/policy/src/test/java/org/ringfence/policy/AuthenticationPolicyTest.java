package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringfence.policy.AuthenticationPolicy.Algorithms;
import org.ringfence.policy.AuthenticationPolicy.Strictness;
import org.ringfence.policy.AuthenticationPolicy.TransportBinding;
import org.ringfence.spec.Spec;

class AuthenticationPolicyTest {

    private static AuthenticationPolicy of(String realm, Duration lifetime, int window) {
        return new AuthenticationPolicy(
                realm, Algorithms.MD5, Strictness.LEGACY, lifetime, window, TransportBinding.ANY, false, null);
    }

    @Test
    @Spec("N3")
    void aRealmIsPlainText() {
        assertThat(AuthenticationPolicy.DEFAULT.realm()).isNull();
        assertThat(of("x".repeat(64), Duration.ofSeconds(1), 1).realm()).hasSize(64);
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

    private static AuthenticationPolicy withKey(int characters) {
        return new AuthenticationPolicy(
                null,
                Algorithms.MD5,
                Strictness.LEGACY,
                Duration.ofSeconds(1),
                1,
                TransportBinding.ANY,
                false,
                "k".repeat(characters));
    }

    @Test
    @Spec("D6")
    void keyOfTheHashesIsASecretThatIsNotShown() {
        assertThat(withKey(32).hashKey()).hasSize(32);
        assertThat(withKey(512)).asString().doesNotContain("kk");
        assertThatThrownBy(() -> withKey(31)).hasMessage("hash-key must have 32 to 512 characters, but has 31");
        assertThatThrownBy(() -> withKey(513)).hasMessage("hash-key must have 32 to 512 characters, but has 513");
    }
}
