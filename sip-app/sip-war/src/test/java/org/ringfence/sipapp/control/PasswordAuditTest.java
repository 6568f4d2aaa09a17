package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.policy.ControlPort.AuditReport;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.spec.Spec;

@Spec("D22")
class PasswordAuditTest {

    private final ConsoleFixture console = new ConsoleFixture();

    private void create(String user, String password) {
        console.control.createAccount(
                new NewAccountRequest(user + "@one.example", password, null, null, null, null, "4930" + user.length()));
    }

    private AuditReport audit(int limit) {
        return ((Outcome.Done<AuditReport>) console.control.auditPasswords(limit)).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna123",
                "anna-secret",
                "annaanna",
                "49304",
                "anna@one.example",
                "qwerty",
                "Dragon",
                "voip1"
            })
    void likelyPasswordIsGuessed(String password) {
        create("anna", password);

        AuditReport report = audit(10);

        assertThat(report.checked()).isEqualTo(1);
        assertThat(report.accounts()).containsExactly("anna@one.example");
    }

    @Test
    void passwordOfAGeneratorIsNotGuessed() {
        create("anna", "gT5#kq9Lw2xz");

        assertThat(audit(10).guessed()).isZero();
    }

    @Test
    void reportNamesTheFirstAndCountsAll() {
        create("cora", "secret");
        create("anna", "secret");
        create("bert", "gT5#kq9Lw2xz");

        AuditReport report = audit(1);

        assertThat(report.checked()).isEqualTo(3);
        assertThat(report.guessed()).isEqualTo(2);
        assertThat(report.accounts()).containsExactly("anna@one.example");
        assertThat(audit(2).accounts()).containsExactly("anna@one.example", "cora@one.example");
    }
}
