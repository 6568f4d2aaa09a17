package org.ringfence.call.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.spec.Spec;

class PasswordRulesTest {

    private static final String STRONG = "gT5#kq9Lw2xz";
    private static final AddressOfRecord ANNA = new AddressOfRecord("anna", "voice.example");
    private static final PasswordRules RULES = new PasswordRules(12, 40, false);

    private static List<String> faults(String password) {
        return RULES.faults(ANNA, "our realm", List.of("4930123"), password);
    }

    @Test
    @Spec("D7")
    void passwordIsAsLongAsItHasToBe() {
        assertThat(faults(STRONG)).isEmpty();
        assertThat(faults(STRONG.substring(1))).containsExactly("the password has 11 characters instead of 12 or more");
    }

    @Test
    @Spec("D12")
    void passwordIsAsHardToGuessAsItHasToBe() {
        int bits = PasswordStrength.bits(STRONG);

        assertThat(new PasswordRules(8, bits, false).faults(ANNA, "r", List.of(), STRONG))
                .isEmpty();
        assertThat(new PasswordRules(8, bits + 1, false).faults(ANNA, "r", List.of(), STRONG))
                .containsExactly(
                        "the password is easy to guess: " + bits + " bits instead of " + (bits + 1) + " or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "P4$$w0rd!2024",
                "aaaaaaaaaaaaaaaaaaaa",
                "abcdefghijklmnopqrst",
                "12345678901234",
                "Qwerty123!",
                "Summer2025",
                "letmein-dragon"
            })
    @Spec("D12")
    void whatPeopleMakeUpIsEasyToGuess(String password) {
        assertThat(PasswordStrength.bits(password)).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {STRONG, "xk3vq9wm2ruz", "mvq-tzkw-bnrx", "Ü7ß-kd3-wqx"})
    @Spec("D12")
    void whatAGeneratorMakesIsHardToGuess(String password) {
        assertThat(PasswordStrength.bits(password)).isGreaterThanOrEqualTo(40);
    }

    @Test
    void emptyPasswordHasNoStrength() {
        assertThat(PasswordStrength.bits("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gT5#kq9-Anna-w2x",
                "gT5#kq9-anna-w2x",
                "gT5#kq9-annA-w2x",
                "gT5#kq9-@nn4-w2x",
                "xVoice#kq9Lw2xz",
                "our realm#kq9Lw2",
                "gT#4930123#kqLw"
            })
    @Spec({"D12", "D19"})
    void passwordLikeNameDomainRealmOrNumberIsAFault(String password) {
        assertThat(faults(password)).contains("the password is like the user's name, domain or number");
    }

    @Test
    @Spec("D19")
    void nameBackwardsIsLikeTheName() {
        assertThat(RULES.faults(new AddressOfRecord("martin", "o.example"), "r", List.of(), "x9#nitram#kq9L"))
                .contains("the password is like the user's name, domain or number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "42", "999", "1000", "1000123"})
    @Spec("D20")
    void extensionsThatScannersTryFirstAreAFault(String extension) {
        AddressOfRecord address = new AddressOfRecord(extension, "voice.example");

        assertThat(RULES.faults(address, "realm", List.of(), STRONG))
                .singleElement()
                .asString()
                .startsWith("extension " + extension + " is one of those that scanners try first");
        assertThat(new PasswordRules(12, 40, true).faults(address, "realm", List.of(), STRONG))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "2000", "7351", "a12"})
    @Spec("D20")
    void otherExtensionsAreTaken(String extension) {
        assertThat(RULES.faults(new AddressOfRecord(extension, "voice.example"), "realm", List.of(), STRONG))
                .isEmpty();
    }

    @Test
    @Spec("D19")
    void userNameThatEverybodyDialsIsAFault() {
        AddressOfRecord address = new AddressOfRecord("4930123", "voice.example");

        assertThat(RULES.faults(address, "realm", List.of("4930123"), STRONG))
                .containsExactly("the user name is the number that everybody dials: take another name");
    }

    @Test
    void faultsNeverShowThePassword() {
        assertThat(String.join(" ", faults("anna"))).doesNotContain("'anna'");
        assertThat(String.join(" ", faults("hunter2"))).doesNotContain("hunter2");
    }
}
