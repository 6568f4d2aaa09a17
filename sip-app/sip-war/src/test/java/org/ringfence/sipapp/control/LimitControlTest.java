package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.ControlPort.AccountChange;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.InsightPort.LimitView;
import org.ringfence.policy.LimitPort;
import org.ringfence.policy.LimitPort.AgreedView;
import org.ringfence.policy.LimitPort.LimitRequest;
import org.ringfence.policy.LimitPort.LimitStateView;
import org.ringfence.policy.LimitPort.LimitsView;
import org.ringfence.spec.Spec;

class LimitControlTest {

    private static final String ANNA = "anna@one.example";

    private final ConsoleFixture console = new ConsoleFixture();
    private final LimitPort port = console.control.limits();

    @BeforeEach
    void annaHasMoney() {
        done(console.control.createAccount(new NewAccountRequest(ANNA, "secret", null, "100.00", null, 2, null)));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    private static LimitRequest request(String name, @Nullable String profile, @Nullable String day) {
        return new LimitRequest(name, profile, day, null, null, null, null, null, null, null, null, null);
    }

    private static LimitRequest all(String name, UnaryOperator<String> value) {
        return new LimitRequest(
                name,
                null,
                value.apply("10.00"),
                value.apply("20.00"),
                value.apply("1.00"),
                value.apply("30.00"),
                value.apply("5.00"),
                value.apply("4"),
                value.apply("60"),
                value.apply("600"),
                value.apply("3"),
                value.apply("2.50"));
    }

    @Test
    @Spec({"F13", "F16", "F32"})
    void limitsAreAgreedShownAndGivenUp() {
        LimitsView set = done(port.set(all(ANNA, value -> value)));

        assertThat(set.agreed())
                .containsExactly(
                        new AgreedView(ANNA, "10.00", "20.00", "1.00", "30.00", "5.00", "4", "60", "600", "3", "2.50"));
        assertThat(set.limits())
                .containsExactly(
                        new LimitStateView("day-limit", "10.00", "0.00", "0.00", "10.00"),
                        new LimitStateView("dynamic-day-limit", "5.00", "0.00", "0.00", "5.00"),
                        new LimitStateView("month-limit", "20.00", "0.00", "0.00", "20.00"),
                        new LimitStateView("day-talk-limit", "60", "0", null, "60"),
                        new LimitStateView("month-talk-limit", "600", "0", null, "600"));

        assertThat(done(port.set(request(ANNA, null, "7"))).agreed().get(0).dayLimit())
                .isEqualTo("7.00");
        assertThat(done(port.show(ANNA)).agreed().get(0).monthLimit())
                .as("left alone")
                .isEqualTo("20.00");

        LimitsView none = done(port.set(all(ANNA, value -> "inherit")));
        assertThat(none.limits()).isEmpty();
        assertThat(none.agreed())
                .containsExactly(new AgreedView(ANNA, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    @Spec("F13")
    void profileCountsForAllAccountsThatHaveIt() {
        done(port.setProfile(request("office", null, "20")));
        LimitsView with = done(port.set(request(ANNA, "office", null)));
        assertThat(with.profile()).isEqualTo("office");
        assertThat(with.limits()).extracting(LimitStateView::most).containsExactly("20.00");

        done(port.setProfile(request("office", null, "25")));
        assertThat(done(port.show(ANNA)).limits())
                .extracting(LimitStateView::most)
                .containsExactly("25.00");
        assertThat(done(port.profiles())).extracting(AgreedView::name).isEqualTo(List.of("office"));

        assertThat(refused(port.removeProfile("office"))).contains("set-limits(account=NAME,profile=OTHER)");
        done(port.set(request(ANNA, "inherit", null)));
        assertThat(done(port.removeProfile("office")).dayLimit()).isEqualTo("25.00");
        assertThat(refused(port.removeProfile("office"))).contains("There is no profile 'office'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day-limit must be an amount such as 10.00, 0 for no limit, or inherit, but is '-1'|-1",
                "day-limit must be an amount such as 10.00, 0 for no limit, or inherit, but is 'much'|much",
            })
    void whatIsNoLimitIsTold(String sentence, String day) {
        assertThat(refused(port.set(request(ANNA, null, day)))).isEqualTo(sentence);
        assertThat(refused(port.setProfile(request("office", null, day)))).isEqualTo(sentence);
        assertThat(done(port.show(ANNA)).limits()).isEmpty();
    }

    @Test
    void unknownNamesAreTold() {
        assertThat(refused(port.show("nobody"))).contains("There is no account 'nobody'");
        assertThat(refused(port.set(request("nobody", null, "1")))).contains("There is no account 'nobody'");
        assertThat(refused(port.set(request(ANNA, "none", null)))).contains("There is no profile 'none'");
        assertThat(refused(port.setProfile(request("", null, "1")))).contains("1 to 100 characters");
    }

    @Test
    @Spec("Q2")
    void exposureIsBoundByTheTightestLimitAtOnce() {
        done(port.set(request(ANNA, null, "10")));

        assertThat(done(console.control.insight().showExposure(ANNA)).limits())
                .containsExactly(
                        new LimitView("balance and credit limit", "100.00"), new LimitView("day-limit", "10.00"));
    }

    @Test
    @Spec({"F6", "F9", "F32"})
    void termsOfAnAccountAreChangedAndTheRestStays() {
        done(console.control.changeAccount(new AccountChange(ANNA, "TRAFFIC_SENDER", 9, "50.00", "Europe/Berlin")));
        done(console.control.changeAccount(new AccountChange(ANNA, null, null, null, null)));

        var view = done(console.control.showAccount(ANNA));
        assertThat(view.type()).isEqualTo("TRAFFIC_SENDER");
        assertThat(view.lines()).isEqualTo(9);
        assertThat(view.creditLimit()).isEqualTo("50.00");
        assertThat(view.creditMode()).isEqualTo("POSTPAID");
        assertThat(done(port.show(ANNA)).timeZone()).isEqualTo("Europe/Berlin");
        assertThat(refused(console.control.changeAccount(new AccountChange(ANNA, "KING", null, null, null))))
                .contains("'KING' is no type of account");
        assertThat(refused(console.control.changeAccount(new AccountChange(ANNA, null, null, "-5", null))))
                .contains("'-5' is no amount");
        assertThat(refused(console.control.changeAccount(new AccountChange(ANNA, null, null, null, "Berlin"))))
                .contains("'Berlin' is no time zone such as Europe/Berlin");
        assertThat(refused(console.control.changeAccount(new AccountChange("nobody", null, null, null, null))))
                .contains("There is no account 'nobody'");
    }
}
