package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Ha1;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.upkeep.UpkeepStore.Mark;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PasswordPolicy;
import org.ringfence.policy.PasswordPolicy.Enforcement;
import org.ringfence.spec.Spec;

@Spec("D5")
class PasswordControlTest {

    private static final String ANNA = "anna@one.example";
    private static final String STRONG = "gT5#kq9Lw2xz";
    private static final AddressOfRecord ADDRESS = new AddressOfRecord("anna", "one.example");

    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void make() {
        console.control.createAccount(new NewAccountRequest(ANNA, "anna123", null, null, null, null, null));
    }

    @Test
    void newPasswordIsSetForBothNamesAndTold() {
        console.control.auditPasswords(1);
        assertThat(console.upkeep.users().get(0).weakSince()).isNotNull();

        assertThat(console.control.setPassword(ANNA, STRONG)).isInstanceOf(Outcome.Done.class);

        assertThat(console.givenPasswords).hasSize(2).allSatisfy(login -> assertThat(
                        login.ha1s().get(DigestAlgorithm.SHA_256).toHex())
                .isEqualTo(Ha1.of(DigestAlgorithm.SHA_256, login.username(), "one.example", STRONG)
                        .toHex()));
        assertThat(console.events.count(Kind.PASSWORD_CHANGED)).isEqualTo(1);
        assertThat(console.upkeep.users().get(0).weakSince()).isNull();
    }

    @Test
    void weakPasswordIsToldOnceUntilItIsChanged() {
        console.control.auditPasswords(1);
        console.control.auditPasswords(1);

        assertThat(console.events.count(Kind.WEAK_PASSWORD)).isEqualTo(1);
    }

    @Test
    void passwordAgainstTheRulesIsRefusedWhereTheyAreEnforced() {
        assertThat(console.control.setPassword(ANNA, "anna1234")).isInstanceOf(Outcome.Done.class);

        console.policies.publish(new PasswordPolicy(12, 40, false, Enforcement.REFUSE, Enforcement.NOTIFY));

        assertThat(console.control.setPassword(ANNA, "anna1234")).isInstanceOf(Outcome.Refused.class);
        assertThat(console.control.setPassword(ANNA, STRONG)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void onlyUsersThatThereAreGetPasswordsOfUsableLength() {
        assertThat(console.control.setPassword("bert@one.example", STRONG)).isInstanceOf(Outcome.Refused.class);
        assertThat(console.control.setPassword(ANNA, "abc")).isInstanceOf(Outcome.Refused.class);
        assertThat(console.control.setPassword(ANNA, "x".repeat(129))).isInstanceOf(Outcome.Refused.class);
        assertThat(console.givenPasswords).isEmpty();
    }

    @Test
    void replacedPasswordIsRandom() {
        assertThat(console.passwords.replace(ADDRESS)).isTrue();
        assertThat(console.passwords.replace(ADDRESS)).isTrue();
        assertThat(console.passwords.replace(new AddressOfRecord("bert", "one.example")))
                .isFalse();

        assertThat(console.givenPasswords.get(0).username())
                .isEqualTo(console.givenPasswords.get(2).username());
        assertThat(console.givenPasswords.get(0).ha1s())
                .isNotEqualTo(console.givenPasswords.get(2).ha1s());
    }

    @Test
    @Spec("D21")
    void unlockedAccountCountsAsUsed() {
        console.upkeep.mark(ADDRESS, Mark.DORMANT, Instant.EPOCH, Instant.EPOCH);

        console.control.lockAccount(ANNA, "NO_CALLS");
        assertThat(console.upkeep.users().get(0).dormantTold()).isNotNull();
        console.control.lockAccount(ANNA, "NONE");

        assertThat(console.upkeep.users().get(0).dormantTold()).isNull();
        assertThat(console.events.count(Kind.ACCOUNT_UNLOCKED)).isEqualTo(1);
    }
}
