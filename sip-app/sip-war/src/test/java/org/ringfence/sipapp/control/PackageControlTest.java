package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PackagePort;
import org.ringfence.policy.PackagePort.PackageUseView;
import org.ringfence.policy.PackagePort.PackageView;
import org.ringfence.spec.Spec;

class PackageControlTest {

    private final ConsoleFixture console = new ConsoleFixture();
    private final PackagePort port = console.control.packages();

    @BeforeEach
    void account() {
        done(console.control.createAccount(
                new NewAccountRequest("anna@one.example", "secret", null, null, null, 2, null)));
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    @Test
    @Spec("G1")
    void packageIsMadeGivenShownAndTakenBack() {
        PackageView mobile = new PackageView("mobile", "4915,4917,Germany mobile*", 6_000, "MONTH");
        assertThat(done(port.set(mobile))).isEqualTo(mobile);
        assertThat(done(port.list())).containsExactly(mobile);

        assertThat(done(port.assign("anna@one.example", "mobile")))
                .containsExactly(
                        new PackageUseView("mobile", "4915,4917,Germany mobile*", 6_000, "MONTH", 0, 0, 6_000));
        assertThat(done(port.show("anna@one.example"))).hasSize(1);
        assertThat(refused(port.remove("mobile"))).startsWith("Accounts have the package 'mobile'");
        assertThat(done(port.withdraw("anna@one.example", "mobile"))).isEmpty();
        assertThat(refused(port.withdraw("anna@one.example", "mobile"))).contains("has no package 'mobile'");
        assertThat(done(port.remove("mobile"))).isEqualTo(mobile);
        assertThat(done(port.list())).isEmpty();
    }

    @Test
    void namesThatAreUnknownAreTold() {
        assertThat(refused(port.show("nobody"))).contains("nobody");
        assertThat(refused(port.assign("nobody", "mobile"))).contains("nobody");
        assertThat(refused(port.assign("anna@one.example", "mobile"))).contains("There is no package 'mobile'");
        assertThat(refused(port.remove("mobile"))).contains("There is no package 'mobile'");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 49, 60, DAY, a name of 1 to 100 characters",
        "mobile, '49,', 60, DAY, covers 1 to 50 kinds",
        "mobile, 49, 0, DAY, has 1 to 1000000000 seconds",
        "mobile, 49, 1000000001, DAY, has 1 to 1000000000 seconds",
        "mobile, 49, 60, WEEK, is no period: take one of"
    })
    void whatIsOutOfBoundsIsRefusedWithASentence(
            String name, String numbers, long seconds, String period, String told) {
        assertThat(refused(port.set(new PackageView(name, numbers, seconds, period))))
                .contains(told);
        assertThat(done(port.list())).isEqualTo(List.of());
    }
}
