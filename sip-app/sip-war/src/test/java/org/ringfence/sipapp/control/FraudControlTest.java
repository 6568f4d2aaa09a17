package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.FraudPort;
import org.ringfence.policy.FraudPort.AssignedProfileView;
import org.ringfence.policy.FraudPort.FraudProfileView;
import org.ringfence.policy.FraudPort.FraudRuleRequest;
import org.ringfence.policy.FraudPort.FraudRuleView;
import org.ringfence.spec.Spec;

class FraudControlTest {

    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();
    private final FraudPort port = console.control.fraud();

    @BeforeEach
    void annaIsThere() {
        done(console.control.createAccount(new NewAccountRequest(ANNA, "secret", null, null, null, 2, null)));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    private static FraudRuleRequest concurrent(String numbers, String hours, String threshold, String action) {
        return new FraudRuleRequest(
                "office", numbers, hours, null, null, threshold, null, null, action, "NO_INTERNATIONAL");
    }

    @Test
    @Spec({"P3", "P7"})
    void rulesOfAProfileAreMadeReplacedAndTakenAway() {
        FraudRuleRequest all =
                new FraudRuleRequest("office", "*", null, "1/2", "3/4", "-/6", "7/-", "9/10", "notify", "ALL");
        done(port.setRule(all));
        done(port.setRule(concurrent("HIGH_RISK", "19:00-07:30", "1/1", "REFUSE")));
        FraudProfileView view = done(port.setRule(concurrent("HIGH_RISK", "19:00-07:30", "0/2", "HANG_UP")));

        FraudRuleView first = new FraudRuleView("*", null, "1/2", "3/4", "-/6", "7/-", "9/10", "NOTIFY", null);
        FraudRuleView second = new FraudRuleView(
                "HIGH_RISK", "19:00-07:30", null, null, "0/2", null, null, "HANG_UP", "NO_INTERNATIONAL");
        assertThat(view).isEqualTo(new FraudProfileView("office", List.of(first, second)));
        assertThat(done(port.profiles())).containsExactly(view);
        assertThat(done(port.removeRule("office", "*", null)).rules()).containsExactly(second);
        assertThat(refused(port.removeRule("office", "HIGH_RISK", null))).contains("no rule for 'HIGH_RISK'");
        assertThat(refused(port.removeRule("home", "*", null))).contains("no profile of calls 'home'");
    }

    @ParameterizedTest
    @CsvSource({
        "*, , 2, NOTIFY, no pair of thresholds",
        "*, , 3/2, NOTIFY, not below the warning",
        "*, , -/-, NOTIFY, warns",
        "*, 7-8, 1/2, NOTIFY, no hours",
        "*, 07:00-25:00, 1/2, NOTIFY, no hours",
        "*, , 1/2, BAN, no action",
        "*, , , NOTIFY, watches something",
        "' ', , 1/2, NOTIFY, 1 to 100 characters"
    })
    void whatCannotBeReadIsSaidInASentence(String numbers, String hours, String threshold, String action, String part) {
        assertThat(refused(port.setRule(concurrent(numbers, hours, threshold, action))))
                .contains(part);
        assertThat(done(port.profiles())).isEmpty();
    }

    @Test
    @Spec("P3")
    void accountHasTheProfileUntilItIsTakenAway() {
        done(port.setRule(concurrent("*", null, "1/2", "LOCK")));
        assertThat(done(port.assign(ANNA, "office"))).isEqualTo(new AssignedProfileView(ANNA, "office"));
        assertThat(refused(port.removeProfile("office"))).contains("Accounts have the profile");
        assertThat(refused(port.assign(ANNA, "home"))).contains("no profile of calls 'home'");
        assertThat(refused(port.assign("nobody@one.example", "office"))).contains("nobody@one.example");
        done(port.assign(ANNA, null));

        assertThat(done(port.removeProfile("office")).profile()).isEqualTo("office");
        assertThat(refused(port.removeProfile("office"))).contains("no profile of calls 'office'");
    }

    @Test
    @Spec("E11")
    void nobodyIsBannedWithoutCalls() {
        assertThat(done(port.callerBans())).isEmpty();
        assertThat(refused(port.removeCallerBan(ANNA))).contains("are taken");
    }

    @Test
    @Spec("P6")
    void countriesOfAnAccountAreShownAllowedAndForgotten() {
        assertThat(done(port.countries(ANNA)).countries()).isEmpty();
        done(port.allowCountry(ANNA, "FR"));
        assertThat(done(port.allowCountry(ANNA, "DE")).countries()).containsExactly("DE", "FR");
        assertThat(done(port.forgetCountry(ANNA, "FR")).countries()).containsExactly("DE");

        assertThat(refused(port.allowCountry(ANNA, "Germany"))).contains("no country of two capital letters");
        assertThat(refused(port.countries("nobody@one.example"))).contains("nobody@one.example");
    }
}
