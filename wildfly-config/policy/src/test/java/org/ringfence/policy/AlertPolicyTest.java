package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.spec.Spec;

@Spec("P15")
class AlertPolicyTest {

    private static AlertPolicy policy(int days, int limit, String webhook, String secret, int timeout) {
        return new AlertPolicy(days, limit, webhook, secret, Duration.ofSeconds(timeout));
    }

    @Test
    void valuesAtTheirBoundsAreTakenAndThoseBeyondRefused() {
        policy(1, 1, "http://a", "s".repeat(16), 1);
        policy(3_650, 100_000, "HTTPS://a/b?c", "s".repeat(512), 60);

        assertThatThrownBy(() -> policy(0, 1, null, null, 1)).hasMessageContaining("retention-days");
        assertThatThrownBy(() -> policy(3_651, 1, null, null, 1)).hasMessageContaining("retention-days");
        assertThatThrownBy(() -> policy(1, 0, null, null, 1)).hasMessageContaining("kind-limit");
        assertThatThrownBy(() -> policy(1, 100_001, null, null, 1)).hasMessageContaining("kind-limit");
        assertThatThrownBy(() -> policy(1, 1, null, null, 0)).hasMessageContaining("webhook-timeout");
        assertThatThrownBy(() -> policy(1, 1, null, null, 61)).hasMessageContaining("webhook-timeout");
        assertThatThrownBy(() -> policy(1, 1, null, "s".repeat(15), 1)).hasMessageContaining("has 15");
        assertThatThrownBy(() -> policy(1, 1, null, "s".repeat(513), 1)).hasMessageContaining("has 513");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a/", "alerts.example", "http:///x", "http://a b/", ""})
    void webhookThatIsNoUrlIsRefused(String webhook) {
        assertThatThrownBy(() -> policy(1, 1, webhook, null, 1)).hasMessageContaining("no http or https URL");
    }

    @Test
    void secretIsNotShown() {
        assertThat(policy(1, 1, null, "a secret of a test", 1).toString()).doesNotContain("secret of");
    }

    @ParameterizedTest
    @CsvSource({
        "ann@one.example, fence@one.example, BAN, 10, true",
        "'ann@one.example, bob@one.example', , 'BAN, UNBAN', 86400, true",
        "ann, , BAN, 60, false",
        "'ann@one.example,', , BAN, 60, false",
        "'Ann <ann@one.example>', , BAN, 60, false",
        "ann@one.example, 'a@one.example,b@one.example', BAN, 60, false",
        "ann@one.example, , BANNED, 60, false",
        "ann@one.example, , '', 60, false",
        "ann@one.example, , BAN, 9, false",
        "ann@one.example, , BAN, 86401, false"
    })
    @Spec("F23")
    void mailsHaveAddressesAndKindsThatThereAre(String to, String from, String kinds, int interval, boolean taken) {
        ThrowingCallable policy = () -> new AlertPolicy(
                90, 600, null, null, Duration.ofSeconds(10), to, from, kinds, Duration.ofSeconds(interval));
        if (taken) {
            assertThatCode(policy).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(policy).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
