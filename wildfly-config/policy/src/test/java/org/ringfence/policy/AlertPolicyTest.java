package org.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
