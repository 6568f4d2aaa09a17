package org.ringfence.gate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.gate.Scene.at;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.gate.Policies;
import org.ringfence.gate.Scene;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.policy.FirewallPolicy.TrustedAddresses;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;
import org.ringfence.spec.Spec;

class SourcePerimeterTest {

    private static final SourceAddress STRANGER = at("192.0.2.9", 5060);
    private final Scene scene = new Scene();

    @Test
    @Spec("A5")
    void oneMessageAboveTheFloodLimitIsTheFirstToBeDropped() {
        for (int i = 0; i < 39_000; i++) {
            assertThat(scene.passes(STRANGER)).isTrue();
        }

        assertThat(scene.passes(STRANGER)).isFalse();
        assertThat(scene.perimeter.drops().dropped(DropReason.FLOOD)).isEqualTo(1);
        assertThat(scene.passes(at("192.0.2.10", 5060))).isTrue();
    }

    @Test
    @Spec("A5")
    void floodCountsInWindowsOfThePeriod() {
        scene.in(Policies.firewall("floodMessageLimit", 10, "floodPeriod", Duration.ofSeconds(5)));
        for (int i = 0; i < 10; i++) {
            scene.passes(STRANGER);
        }
        scene.pass(5_000);

        assertThat(scene.passes(STRANGER)).isTrue();
    }

    @Test
    @Spec("A5")
    void floodOverAConnectionBansTheAddressAndAForgedOneOnlyQuenchesIt() {
        scene.in(Policies.firewall("floodMessageLimit", 10));
        for (int i = 0; i < 11; i++) {
            scene.passes(Transport.UDP, STRANGER);
            scene.passes(Transport.TCP, at("192.0.2.77", 40_000));
        }

        assertThat(scene.perimeter.bans().list(ban -> true, 10))
                .singleElement()
                .satisfies(ban -> assertThat(ban.key()).hasToString("192.0.2.77"))
                .satisfies(ban -> assertThat(ban.rule()).isEqualTo("flood-message-limit"))
                .satisfies(ban -> assertThat(ban.threshold()).isEqualTo(10));
        assertThat(scene.passes(STRANGER)).isFalse();
        assertThat(scene.passes(Transport.TCP, at("192.0.2.77", 50_000))).isFalse();
    }

    @Test
    @Spec("A1")
    void bytesAboveTheNetworkSpeedAreDroppedWhoeverSendsThem() {
        // 64 kbit/s hold 8,000 bytes a second, and a quarter of a second at once: three datagrams of 546 bytes
        scene.in(Policies.firewall("networkSpeedLimitKbps", 64));
        int passed = 0;
        for (int i = 0; i < 20; i++) {
            passed += scene.passes(at("198.51.100." + i, 5060)) ? 1 : 0;
        }
        scene.pass(1_000);

        assertThat(passed).isEqualTo(3);
        assertThat(scene.passes(STRANGER)).isTrue();
        assertThat(scene.perimeter.drops().dropped(DropReason.NETWORK_SPEED)).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({"1954, true", "1955, false"})
    @Spec("A1")
    void oneByteAboveAQuarterOfASecondIsTheFirstThatDoesNotFit(int length, boolean passes) {
        // 64 kbit/s make 2,000 bytes in a quarter of a second, 46 of them for the headers below SIP
        scene.in(Policies.firewall("networkSpeedLimitKbps", 64));

        assertThat(scene.perimeter
                        .sourceGate()
                        .admit(Transport.UDP, STRANGER.high(), STRANGER.low(), STRANGER.port(), length))
                .isEqualTo(passes ? Verdict.PASS : Verdict.DROP);
    }

    @Test
    @Spec("A15")
    void onlyTheAllowListComesInWhereAllOthersAreDeniedAndNoBanHoldsForIt() {
        Accusation accusation = new Accusation(BanCause.OPERATOR, "test", 0, Evidence.none(0), false, null);
        scene.perimeter.bans().ban(BanKey.parse("192.0.2.8"), accusation);
        assertThat(scene.passes(at("192.0.2.8", 5060))).isFalse();

        scene.in(Policies.firewall(
                "denyList",
                AddressSet.parse("0.0.0.0/0,::/0"),
                "allowList",
                AddressSet.parse("192.0.2.8,2001:db8::8")));

        assertThat(scene.passes(at("192.0.2.8", 5060))).isTrue();
        assertThat(scene.passes(at("2001:db8::8", 5060))).isTrue();
        assertThat(scene.passes(STRANGER)).isFalse();
        assertThat(scene.passes(at("2001:db8::9", 5060))).isFalse();
    }

    @Test
    @Spec({"A13", "A15"})
    void denyListStopsAndAllowListWins() {
        scene.in(Policies.firewall(
                "denyList",
                AddressSet.parse("192.0.2.0/24,2001:db8::/32"),
                "allowList",
                AddressSet.parse("192.0.2.8")));

        assertThat(scene.passes(STRANGER)).isFalse();
        assertThat(scene.passes(at("2001:db8::1", 5060))).isFalse();
        assertThat(scene.passes(at("192.0.2.8", 5060))).isTrue();
        assertThat(scene.perimeter.drops().dropped(DropReason.DENIED)).isEqualTo(2);
    }

    @Test
    @Spec("A13")
    void levelOffStopsNothing() {
        scene.in(Policies.firewall(
                "level", Level.OFF, "denyList", AddressSet.parse("192.0.2.0/24"), "floodMessageLimit", 10));
        for (int i = 0; i < 20; i++) {
            assertThat(scene.passes(STRANGER)).isTrue();
        }
    }

    @Test
    @Spec("A13")
    void levelStaticKnowsListsAlone() {
        scene.in(Policies.firewall(
                "level", Level.STATIC, "denyList", AddressSet.parse("203.0.113.0/24"), "floodMessageLimit", 10));
        for (int i = 0; i < 20; i++) {
            assertThat(scene.passes(STRANGER)).isTrue();
        }
        assertThat(scene.passes(at("203.0.113.1", 5060))).isFalse();
    }

    @Test
    @Spec("A20")
    void bogonsAreDroppedWhenTheyAreChecked() {
        SourceAddress unroutable = at("10.1.2.3", 5060);
        assertThat(scene.passes(unroutable)).isTrue();

        scene.in(Policies.firewall("bogonCheck", true));

        assertThat(scene.passes(unroutable)).isFalse();
        assertThat(scene.passes(at("8.8.8.8", 5060))).isTrue();
        assertThat(scene.passes(at("127.0.0.1", 5060))).isTrue();
    }

    @Test
    @Spec({"A21", "A22"})
    void trustedAddressesAreThoseThatThePolicySays() {
        SourceAddress own = at("127.0.0.1", 5060);
        SourceAddress inside = at("10.0.0.5", 5060);
        AddressSet all = AddressSet.parse("0.0.0.0/0");

        for (TrustedAddresses trust : TrustedAddresses.values()) {
            scene.in(Policies.firewall("trustedAddresses", trust, "denyList", all));

            assertThat(scene.passes(own)).isEqualTo(trust != TrustedAddresses.NONE);
            assertThat(scene.passes(inside))
                    .isEqualTo(trust == TrustedAddresses.PRIVATE || trust == TrustedAddresses.ALL);
            assertThat(scene.passes(STRANGER)).isEqualTo(trust == TrustedAddresses.ALL);
        }
    }

    @Test
    void trunksAreNeverFlooding() {
        scene.in(Policies.firewall("floodMessageLimit", 10));
        scene.peers("192.0.2.9");
        for (int i = 0; i < 20; i++) {
            assertThat(scene.passes(STRANGER)).isTrue();
        }
    }

    @Test
    @Spec("O")
    void loadTestModeLetsEverythingInUntilItEndsByItself() {
        scene.in(Policies.firewall("denyList", AddressSet.parse("192.0.2.0/24")));
        scene.perimeter.open(Duration.ofMinutes(5));

        assertThat(scene.passes(STRANGER)).isTrue();
        assertThat(scene.perimeter.openUntil()).isEqualTo(scene.now() + 300_000);
        scene.pass(299_999);
        assertThat(scene.passes(STRANGER)).isTrue();
        scene.pass(1);
        assertThat(scene.passes(STRANGER)).isFalse();
        assertThat(scene.perimeter.openUntil()).isZero();
    }

    @Test
    void defaultsAreThoseOfTheSpecification() {
        assertThat(FirewallPolicy.DEFAULT.floodMessageLimit()).isEqualTo(39_000);
        assertThat(FirewallPolicy.DEFAULT.floodPeriod()).hasMinutes(3);
        assertThat(FirewallPolicy.DEFAULT.networkSpeedLimitKbps()).isEqualTo(800_000);
    }
}
