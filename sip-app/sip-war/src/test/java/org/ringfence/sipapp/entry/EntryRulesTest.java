package org.ringfence.sipapp.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.policy.AuthenticationPolicy;
import org.ringfence.policy.CapacityPolicy;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.RegistrationPolicy;
import org.ringfence.spec.Spec;

class EntryRulesTest {

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final EntryRules rules = new EntryRules(policies, new LocationTable(() -> Instant.EPOCH));

    private void authenticate(String realm, boolean reuseAcrossPorts) {
        AuthenticationPolicy usual = AuthenticationPolicy.DEFAULT;
        policies.publish(new AuthenticationPolicy(
                realm,
                usual.algorithms(),
                usual.strictness(),
                usual.nonceLifetime(),
                usual.nonceCountWindow(),
                usual.transportBinding(),
                reuseAcrossPorts,
                null));
    }

    @Test
    @Spec("D18")
    void reuseOfChallengesAcrossPortsIsWhatThePolicySays() {
        assertThat(rules.digest().reuseAcrossPorts()).isFalse();

        authenticate(null, true);
        assertThat(rules.digest().reuseAcrossPorts()).isTrue();
    }

    @Test
    @Spec("N3")
    void realmIsThatOfThePolicyElseTheDomain() {
        assertThat(rules.realm("one.example")).isEqualTo("one.example");

        authenticate("voice service", false);
        assertThat(rules.realm("one.example")).isEqualTo("voice service");
    }

    @Test
    @Spec("P21")
    void contactsAreAsManyAsThePolicySays() {
        assertThat(rules.registration().contacts()).isEqualTo(10);

        RegistrationPolicy usual = RegistrationPolicy.DEFAULT;
        policies.publish(new RegistrationPolicy(
                usual.minExpires(), usual.defaultExpires(), usual.maxExpires(), 3, Duration.ofMillis(200)));
        assertThat(rules.registration().contacts()).isEqualTo(3);
    }

    @Test
    @Spec("F30")
    void registrationsAreAsManyAsThePolicySays() {
        assertThat(rules.registration().addresses()).isZero();

        policies.publish(new CapacityPolicy(0, 0, 7));
        assertThat(rules.registration().addresses()).isEqualTo(7);
    }
}
