package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.gate.Perimeter;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PerimeterPort.BanView;
import org.ringfence.policy.PerimeterPort.ExplanationView;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.sipapp.perimeter.PerimeterExports;
import org.ringfence.sipapp.perimeter.PerimeterService;
import org.ringfence.spec.Spec;

class BanControlTest {

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Perimeter perimeter = new Perimeter(
            policies,
            () -> AddressSet.EMPTY,
            () -> AddressSet.EMPTY,
            "a",
            InstantSource.system(),
            () -> 1_000_000_000L,
            new Random(1));
    private final BanControl control =
            Wired.bean(new BanControl(), perimeter, policies, new PerimeterExports(), new PerimeterService());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7",
                "192.0.2.7:5060",
                "2001:db8:0:0:0:0:0:0/64",
                "agent:evil phone",
                "account:anna@one.example",
                "device:anna@one.example|sip:anna@192.0.2.7"
            })
    @Spec("A18")
    void addressesUsersAndDevicesAreBannedAndUnbannedByTheirName(String key) {
        assertThat(done(control.ban(key, null, "test")).key()).isEqualTo(key);
        assertThat(control.ban("198.51.100.1", null, "test")).isInstanceOf(Outcome.Done.class);

        assertThat(done(control.unban(key, null)).unbanned())
                .extracting(BanView::key)
                .containsExactly(key);

        assertThat(listed()).containsExactly("198.51.100.1");
        assertThat(control.unban(key, null)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @Spec("A18")
    void unbanOfAnAddressTakesThoseOfItsPortsBackToo() {
        control.ban("192.0.2.7:5060", null, "test");
        control.ban("192.0.2.8:5060", null, "test");

        control.unban("192.0.2.7", null);

        assertThat(listed()).containsExactly("192.0.2.8:5060");
    }

    @Test
    @Spec("A18")
    void unbanAllTakesEveryBanBack() {
        control.ban("192.0.2.7", null, "test");
        control.ban("agent:evil phone", null, "test");
        control.ban("account:anna@one.example", null, "test");

        assertThat(done(control.unbanAll()).unbanned()).hasSize(3);

        assertThat(listed()).isEmpty();
        assertThat(done(control.unbanAll()).unbanned()).isEmpty();
    }

    @Test
    @Spec("A11")
    void operatorSaysHowLongABanLasts() {
        BanView ban = done(control.ban("192.0.2.7", Duration.ofMinutes(5), "test"));

        assertThat(Duration.between(ban.since(), ban.until())).hasMinutes(5);
    }

    @Test
    @Spec({"Q3", "Q10"})
    void banIsExplainedAndItsCauseIsShownWhenItIsTakenBack() {
        control.ban("192.0.2.7", Duration.ofMinutes(5), "test");

        ExplanationView explained = done(control.explainBan("192.0.2.7:5060"));
        assertThat(explained.verdict()).startsWith("Banned");
        assertThat(explained.bans()).singleElement().satisfies(ban -> {
            assertThat(ban.key()).isEqualTo("192.0.2.7");
            assertThat(ban.cause()).isEqualTo("OPERATOR");
            assertThat(ban.node()).isEqualTo("a");
            assertThat(ban.configurationVersion()).isEqualTo(policies.version());
            assertThat(ban.until()).isEqualTo(ban.since().plusSeconds(300));
        });
        assertThat(done(control.explainBan("192.0.2.8:5060")).verdict()).isEqualTo("Not banned");
        assertThat(done(control.unban("192.0.2.7", null)).unbanned()).isEqualTo(explained.bans());
        assertThat(done(control.explainBan("192.0.2.7:5060")).verdict()).isEqualTo("Not banned");
    }

    @Test
    @Spec("O")
    void loadTestLastsFourHoursAtMostAndIsEndedByAnotherOfNoTime() {
        assertThat(control.loadTestMode(Duration.ofSeconds(14_401), "test")).isInstanceOf(Outcome.Refused.class);
        assertThat(control.loadTestMode(Duration.ofSeconds(-1), "test")).isInstanceOf(Outcome.Refused.class);
        assertThat(done(control.showPerimeter()).loadTestModeUntil()).isNull();

        assertThat(done(control.loadTestMode(Duration.ofSeconds(14_400), "test"))
                        .loadTestModeUntil())
                .isNotNull();
        assertThat(done(control.loadTestMode(Duration.ZERO, "test")).loadTestModeUntil())
                .isNull();
    }

    private List<String> listed() {
        return done(control.listBans("", 99)).stream().map(BanView::key).toList();
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }
}
