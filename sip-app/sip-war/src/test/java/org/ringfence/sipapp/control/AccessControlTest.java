package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.call.auth.AlgorithmPolicy;
import org.ringfence.call.auth.DigestStrictness;
import org.ringfence.call.provisioning.Access;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.policy.ControlPort.AccessView;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.spec.Spec;

class AccessControlTest {

    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void createAnna() {
        console.control.createAccount(new NewAccountRequest(ANNA, "secret", null, null, null, null, null));
    }

    private Outcome<AccessView> set(String account, String type, @Nullable String addresses, String transports) {
        return console.control.setAccess(
                new AccessView(account, type, addresses, null, null, transports, null, "one_time"));
    }

    private String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(console.changed).isEmpty();
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    @Test
    @Spec({"D1", "D8", "D9", "D11"})
    void wholeAccessIsSetAndShown() {
        AccessView wanted = new AccessView(
                ANNA, "ADDRESS_AND_TECH_PREFIX", "192.0.2.7", "99", null, "TLS,UDP", "SHA256_ONLY", "LEGACY");

        assertThat(console.control.setAccess(wanted)).isEqualTo(new Outcome.Done<>(wanted));
        assertThat(console.changed)
                .containsEntry(
                        new AddressOfRecord("anna", "one.example"),
                        new Access(
                                new SignIn(SignIn.Type.ADDRESS_AND_TECH_PREFIX, "192.0.2.7", "99"),
                                Set.of(SipTransport.TLS, SipTransport.UDP),
                                AlgorithmPolicy.SHA256_ONLY,
                                DigestStrictness.LEGACY));
    }

    @Test
    @Spec({"D1", "D11"})
    void whatIsNotSaidIsThePasswordOverEveryTransport() {
        assertThat(console.control.setAccess(new AccessView(ANNA, "", null, null, null, "", null, null)))
                .isEqualTo(new Outcome.Done<>(
                        new AccessView(ANNA, "PASSWORD", null, null, null, "TCP,TLS,UDP,WS,WSS", null, null)));
    }

    @Test
    @Spec("D1")
    void thereIsNoOpenRelay() {
        assertThat(refused(set(ANNA, "OPEN_RELAY", null, "UDP")))
                .isEqualTo("'OPEN_RELAY' is no type: take [PASSWORD, ADDRESS, TECH_PREFIX, ADDRESS_AND_TECH_PREFIX,"
                        + " USERNAME, ADDRESS_AND_PORT, CERTIFICATE]");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithASentence() {
        assertThat(refused(set(ANNA, "ADDRESS", null, "UDP"))).startsWith("ADDRESS needs addresses");
        assertThat(refused(set(ANNA, "PASSWORD", null, "SCTP"))).contains("'SCTP' is no transport: take [UDP, ");
        assertThat(refused(set("anna", "PASSWORD", null, "UDP"))).isEqualTo("'anna' is not of the form user@domain");
    }

    @Test
    void unknownUserIsToldSo() {
        assertThat(set("bert@one.example", "PASSWORD", null, "UDP"))
                .isEqualTo(AccountControl.unknown("bert@one.example"));
    }

    @Test
    @Spec("D23")
    void fingerprintIsTakenAsToolsShowIt() {
        String shown = "AB:".repeat(31) + "AB";

        console.control.setAccess(new AccessView(ANNA, "CERTIFICATE", null, null, shown, "TLS", null, null));

        assertThat(console.changed.values())
                .singleElement()
                .extracting(access -> access.signIn().certificates())
                .isEqualTo("ab".repeat(32));
    }
}
