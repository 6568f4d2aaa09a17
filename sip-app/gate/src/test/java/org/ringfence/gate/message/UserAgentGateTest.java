package org.ringfence.gate.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.UserAgentPolicy;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.spec.Spec;

class UserAgentGateTest {

    private static final String URI = "sip:ringfence.example";
    private final AtomicReference<UserAgentPolicy> policy = new AtomicReference<>(UserAgentPolicy.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "'iPBX,Mizu', ipbx, true",
        "'iPBX,Mizu', iPBX 2.0, false",
        "'webphone', My WebPhone/3, true",
        "'webphone', phone, false",
        "' , ,abcd ', abcd, true",
        "'', anything, false"
    })
    @Spec("C2")
    void shortEntriesMatchTheWholeAndLongerOnesAnyPart(String list, String name, boolean matches) {
        assertThat(UserAgentList.of(list).matches(name)).isEqualTo(matches);
    }

    @Test
    @Spec({"B11", "N1"})
    void knownScannersAreDroppedUnlessTheOperatorClearsTheList() {
        assertThat(passes("friendly-scanner")).isFalse();
        assertThat(passes("SIPVicious 0.3")).isFalse();
        assertThat(passes("Linphone")).isTrue();
        assertThat(passes(null)).isTrue();

        policy.set(new UserAgentPolicy(null, null, null, null, null));

        assertThat(passes("friendly-scanner")).isTrue();
    }

    @Test
    @Spec("C2")
    void blockedDevicesAreDropped() {
        policy.set(new UserAgentPolicy(null, "oldphone", null, null, null));

        assertThat(passes("OldPhone 1.0")).isFalse();
        assertThat(passes("Newphone")).isTrue();
    }

    @Test
    @Spec("C1")
    void whenSomeAreAllowedAllOthersAreDropped() {
        policy.set(new UserAgentPolicy("Acme Desk,Acme Soft", null, null, null, null));

        assertThat(passes("Acme Desk 7")).isTrue();
        assertThat(passes("Linphone")).isFalse();
        assertThat(passes(null)).isFalse();
    }

    @Test
    @Spec("C5")
    void serverHeaderStandsInForAMissingUserAgent() {
        policy.set(new UserAgentPolicy(null, "oldphone", null, null, null));

        assertThat(gate(false, false).admit(Request.of("OPTIONS", URI, "Server: OldPhone")))
                .isEqualTo(MessageVerdict.DROP);
    }

    @Test
    void bannedNamesAreDroppedAndExemptSourcesAreNot() {
        assertThat(gate(false, true).admit(request("Linphone"))).isEqualTo(MessageVerdict.DROP);
        assertThat(gate(true, true).admit(request("friendly-scanner"))).isEqualTo(MessageVerdict.PASS);
    }

    private boolean passes(@Nullable String name) {
        return gate(false, false).admit(request(name)) == MessageVerdict.PASS;
    }

    private UserAgentGate gate(boolean exempt, boolean banned) {
        return new UserAgentGate(policy::get, request -> exempt, name -> banned);
    }

    private static Request request(@Nullable String name) {
        return name == null ? Request.of("OPTIONS", URI) : Request.of("OPTIONS", URI, "User-Agent: " + name);
    }
}
