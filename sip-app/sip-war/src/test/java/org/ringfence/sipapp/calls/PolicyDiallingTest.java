package org.ringfence.sipapp.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.b2bua.Dialling.Meaning;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.policy.DestinationPolicy;
import org.ringfence.policy.DestinationPolicy.International;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.spec.Spec;

class PolicyDiallingTest {

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final PolicyDialling dialling = new PolicyDialling(policies);
    private final CallingParty alice = new CallingParty.User(new SipUser(
            new SipUserId(1),
            new AddressOfRecord("alice", "example.org"),
            new AccountId(1),
            List.of(),
            Set.of(SipTransport.UDP),
            true));

    private static DestinationPolicy policy(@Nullable String home, @Nullable String emergencies) {
        return new DestinationPolicy(home, null, null, null, null, null, International.ALLOW, emergencies);
    }

    private String read(String dialled) {
        Meaning meaning = dialling.read(alice, dialled);
        if (meaning instanceof Meaning.Emergency need) {
            return "help " + need.digits();
        }
        return meaning instanceof Meaning.Number number ? number.digits() : "no number";
    }

    @ParameterizedTest
    @CsvSource({
        "112,           help 112",
        "911,           help 911",
        "1-1-2,         help 112",
        "110,           110",
        "+4930123456,   4930123456",
        "004930123456,  4930123456",
        "bob,           no number",
    })
    void numbersAreReadAsTheyAreDialled(String dialled, String meaning) {
        assertThat(read(dialled)).isEqualTo(meaning);
    }

    @Test
    @Spec("P16")
    void emergencyNumbersAreThoseOfTheHomeCountryOrOfThePolicy() {
        policies.publish(policy("DE", null));
        assertThat(read("110")).isEqualTo("help 110");
        assertThat(read("911")).isEqualTo("help 911");
        policies.publish(policy("DE", "112, 4711"));
        assertThat(read("110")).isEqualTo("110");
        assertThat(read("4711")).isEqualTo("help 4711");
        policies.publish(policy(null, null));
        assertThat(read("4711")).isEqualTo("4711");
    }
}
