package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.DestinationPort;
import org.ringfence.policy.DestinationPort.BlockRequest;
import org.ringfence.policy.DestinationPort.BlockedNumberView;
import org.ringfence.policy.DestinationPort.DestinationRequest;
import org.ringfence.policy.DestinationPort.DestinationView;
import org.ringfence.policy.DestinationPort.DialPlanRequest;
import org.ringfence.spec.Spec;

class DestinationControlTest {

    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();
    private final DestinationPort port = console.control.destinations();

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

    @Test
    @Spec({"E6", "E12", "E13", "P4"})
    void whatIsGivenChangesAndTheRestStays() {
        done(port.setDialPlan(new DialPlanRequest(ANNA, "DE", "30", null, null)));
        done(port.set(new DestinationRequest(ANNA, "33, FR", "MOBILE", "pin", "true", "TRUE")));
        done(port.setPin(ANNA, "4711"));
        DestinationView all = new DestinationView(
                ANNA, "DE", "30", "0", "00", "PIN", true, true, List.of("33", "FR"), List.of("MOBILE"), true);
        assertThat(done(port.list(ANNA, 10))).containsExactly(all);
        assertThat(done(port.list(null, 10))).containsExactly(all);
        assertThat(done(port.list(null, 0))).isEmpty();

        done(port.set(new DestinationRequest(ANNA, "none", null, "INHERIT", "false", null)));
        done(port.setPin(ANNA, null));
        assertThat(done(port.setDialPlan(new DialPlanRequest(ANNA, null, null, null, null))))
                .isEqualTo(new DestinationView(
                        ANNA, null, null, null, null, null, false, true, List.of(), List.of("MOBILE"), false));
    }

    @Test
    void dialPlanIsThatOfTheCountryUnlessAnotherIsGiven() {
        assertThat(done(port.setDialPlan(new DialPlanRequest(ANNA, "US", "212", null, null))))
                .extracting(DestinationView::nationalPrefix, DestinationView::internationalPrefix)
                .containsExactly("1", "011");
        assertThat(done(port.setDialPlan(new DialPlanRequest(ANNA, "US", null, "9", "90"))))
                .extracting(DestinationView::nationalPrefix, DestinationView::internationalPrefix)
                .containsExactly("9", "90");
        assertThat(refused(port.setDialPlan(new DialPlanRequest(ANNA, "XX", null, null, null))))
                .contains("'XX'");
        assertThat(refused(port.setDialPlan(new DialPlanRequest(ANNA, "DE", "x", null, null))))
                .contains("area x");
    }

    @ParameterizedTest
    @CsvSource({
        "x,   ,     ,      , x",
        ",    cu,   ,      , cu",
        ",    ,     MAYBE, , MAYBE",
        ",    ,     ,      yes, yes",
    })
    void whatCannotBeReadIsRefusedWithASentence(
            @Nullable String allowed,
            @Nullable String blocked,
            @Nullable String international,
            @Nullable String flag,
            String said) {
        assertThat(refused(port.set(new DestinationRequest(ANNA, allowed, blocked, international, flag, null))))
                .contains("'" + said + "'");
        assertThat(refused(port.set(new DestinationRequest(ANNA, allowed, blocked, international, null, flag))))
                .contains("'" + said + "'");
    }

    @Test
    void pinThatIsNoneIsRefusedWithoutShowingIt() {
        assertThat(refused(port.setPin(ANNA, "12x4"))).isEqualTo("A PIN is 4 to 10 digits");
    }

    @Test
    void accountThatIsNotIsRefused() {
        assertThat(refused(port.list("bob@one.example", 1))).contains("bob@one.example");
        assertThat(refused(port.setPin("bob@one.example", "4711"))).contains("bob@one.example");
    }

    @Test
    @Spec("E10")
    void blacklistIsMadeShownAndTakenBack() {
        BlockedNumberView fixed = done(port.block(new BlockRequest("88235", "always", "seen there", null)));
        BlockedNumberView dynamic = done(port.block(new BlockRequest("88236", "NOT_SURE", "maybe", 7)));

        assertThat(fixed.counts()).isTrue();
        assertThat(fixed.expires()).isNull();
        assertThat(Duration.between(dynamic.listed(), dynamic.expires())).isEqualTo(Duration.ofDays(7));
        assertThat(done(port.blocked(null, 10))).containsExactly(fixed, dynamic);
        assertThat(done(port.blocked("88236", 10))).containsExactly(dynamic);
        assertThat(done(port.unblock("88235"))).isEqualTo(fixed);
        assertThat(refused(port.unblock("88235"))).contains("'88235'");
        assertThat(refused(port.unblock("882"))).contains("'882'");
        assertThat(refused(port.block(new BlockRequest("+49", "ALWAYS", "x", null))))
                .contains("'+49'");
        assertThat(refused(port.block(new BlockRequest("49", "MAYBE", "x", null))))
                .contains("'MAYBE'");
    }
}
