package org.ringfence.call.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.call.routing.SignIn.Type;
import org.ringfence.spec.Spec;

@Spec({"D1", "D2"})
class SignInTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "PASSWORD | 192.0.2.1 | '' | PASSWORD takes no addresses",
                "PASSWORD | '' | 99 | PASSWORD takes no prefix",
                "ADDRESS | '' | '' | ADDRESS needs addresses",
                "ADDRESS | pbx | '' | pbx",
                "ADDRESS_AND_PORT | 192.0.2.1 | '' | '192.0.2.1' is no address with a port",
                "ADDRESS_AND_PORT | 192.0.2.1:0 | '' | is no address with a port",
                "ADDRESS_AND_PORT | 192.0.2.1:65536 | '' | is no address with a port",
                "TECH_PREFIX | '' | '' | TECH_PREFIX needs a prefix",
                "TECH_PREFIX | '' | 1234567 | has 8 to 24 digits",
                "TECH_PREFIX | '' | 1234567890123456789012345 | has 8 to 24 digits",
                "ADDRESS_AND_TECH_PREFIX | 192.0.2.1 | a | has 1 to 24 digits",
                "USERNAME | 192.0.2.1 | '' | USERNAME takes no addresses"
            })
    void whatMakesNoSenseIsRefusedWithASentence(Type type, String addresses, String prefix, String sentence) {
        assertThatThrownBy(() -> new SignIn(type, addresses, prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence.replace("'' ", ""));
    }

    @Test
    void certificatesAreFingerprints() {
        String fingerprint = "0af9".repeat(16);
        assertThat(new SignIn(Type.CERTIFICATE, "", "", fingerprint).isShown(fingerprint))
                .isTrue();
        assertThat(new SignIn(Type.CERTIFICATE, "", "", (fingerprint + ',').repeat(14) + fingerprint)
                        .isShown(fingerprint))
                .isTrue();
        for (String wrong : List.of(
                "",
                fingerprint + ',',
                fingerprint + '0',
                fingerprint.substring(1),
                fingerprint.replace('a', 'A'),
                (fingerprint + ',').repeat(15) + fingerprint)) {
            assertThatThrownBy(() -> new SignIn(Type.CERTIFICATE, "", "", wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new SignIn(Type.PASSWORD, "", "", fingerprint))
                .hasMessageContaining("no certificates");
        assertThat(SignIn.PASSWORD.isShown(null)).isFalse();
    }

    @Test
    void boundsThemselvesAreTaken() {
        assertThat(new SignIn(Type.TECH_PREFIX, "", "12345678").number("123456784930"))
                .isEqualTo("4930");
        assertThat(new SignIn(Type.TECH_PREFIX, "", "1".repeat(24)).techPrefix())
                .hasSize(24);
        assertThat(new SignIn(Type.ADDRESS_AND_PORT, "[2001:db8::7]:65535", "")
                        .isMet("2001:db8:0:0:0:0:0:7", 65_535, "", false))
                .isTrue();
        assertThat(new SignIn(Type.ADDRESS_AND_TECH_PREFIX, "192.0.2.1", "#").number("4930"))
                .isEqualTo("4930");
    }

    @Test
    void passwordIsTheOnlyWayOfAUserThatHasOne() {
        assertThat(SignIn.PASSWORD.byPassword()).isTrue();
        assertThat(SignIn.PASSWORD.isMet("192.0.2.1", 5060, "4930", true)).isFalse();
    }
}
