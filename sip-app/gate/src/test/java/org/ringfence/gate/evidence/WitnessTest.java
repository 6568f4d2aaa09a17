package org.ringfence.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.gate.Scene.at;
import static org.ringfence.gate.Scene.tcp;
import static org.ringfence.gate.Scene.udp;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.gate.Policies;
import org.ringfence.gate.Scene;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;
import org.ringfence.spec.Spec;

class WitnessTest {

    private final Scene scene = new Scene();
    private final Witness witness = scene.perimeter.witness();

    @Test
    void floodWithoutProofGetsSixteenAnswersAndIsThenQuenched() {
        int answers = 0;
        for (int i = 0; i < 1_000; i++) {
            if (scene.passes(at("192.0.2.9", 5060))) {
                answers += witness.unauthenticated(udp("192.0.2.9", 5060), "alice") == Reply.ANSWER ? 1 : 0;
            }
        }

        assertThat(answers).isEqualTo(16);
        assertThat(scene.perimeter.bans().size()).isZero();
        assertThat(scene.perimeter.quenched()).isEqualTo(1);
    }

    @Test
    void quenchedAddressThatGoesOnFloodingStaysQuenchedAndAQuietOneDoesNot() {
        flood("192.0.2.9", 5060, 1_000);
        scene.pass(29_000);
        flood("192.0.2.9", 5060, 1_000);
        scene.pass(29_000);
        assertThat(scene.passes(at("192.0.2.9", 5060))).isFalse();

        scene.pass(120_000);

        assertThat(scene.passes(at("192.0.2.9", 5060))).isTrue();
    }

    @Test
    @Spec("Q4")
    void forgedAddressNeverTakesTheServiceFromItsOwner() {
        SourceAddress phone = at("198.51.100.7", 5060);
        witness.proved(udp("198.51.100.7", 5060), "alice@ringfence.example", "alice");

        flood("198.51.100.7", 5060, 5_000);
        flood("198.51.100.7", 6666, 5_000);

        assertThat(scene.passes(phone)).isTrue();
        assertThat(witness.unauthenticated(udp("198.51.100.7", 5060), "alice")).isEqualTo(Reply.ANSWER);
        assertThat(scene.passes(at("198.51.100.7", 6666))).isFalse();
        assertThat(scene.perimeter.bans().size()).isZero();
    }

    @Test
    @Spec("Q4")
    void floodOverAConnectionIsBannedAndSparesNobodyWhereNobodyIsKnown() {
        for (int i = 0; i < 17; i++) {
            witness.unauthenticated(tcp("192.0.2.9", 40_000 + i), "alice");
        }

        Ban ban = scene.perimeter.bans().list(one -> true, 10).get(0);
        assertThat(ban.key()).hasToString("192.0.2.9");
        assertThat(ban.sparesKnown()).isFalse();
        assertThat(ban.cause()).isEqualTo(BanCause.FLOOD);
        assertThat(scene.passes(Transport.TCP, at("192.0.2.9", 50_000))).isFalse();
    }

    @Test
    @Spec("A12")
    void oneUnauthenticatedMessageAboveTheLimitIsTheFirstWithoutAnswer() {
        scene.in(Policies.firewall("strangerAnswerLimit", 10_000, "scanTargetLimit", 64));
        for (int i = 0; i < 300; i++) {
            assertThat(witness.unauthenticated(udp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.ANSWER);
        }

        assertThat(witness.unauthenticated(udp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.SILENCE);
        scene.pass(90_000);
        assertThat(witness.unauthenticated(udp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.ANSWER);
    }

    @Test
    @Spec("A12")
    void strangersTogetherHaveALimitThatKnownPhonesDoNotMeet() {
        witness.proved(udp("198.51.100.7", 5060), "alice@ringfence.example", "alice");
        for (int i = 0; i < 3_000; i++) {
            assertThat(witness.unauthenticated(udp("10." + (i >> 8) + "." + (i & 255) + ".1", 5060), "alice"))
                    .isEqualTo(Reply.ANSWER);
        }

        assertThat(witness.unauthenticated(udp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.SILENCE);
        assertThat(witness.unauthenticated(udp("198.51.100.7", 5060), "alice")).isEqualTo(Reply.ANSWER);
    }

    @Test
    @Spec({"A12", "Q4"})
    void phoneAtANewPortOfAKnownAddressIsAnsweredWhileStrangersAreTooMany() {
        witness.proved(udp("198.51.100.7", 5060), "alice@ringfence.example", "alice");
        for (int i = 0; i < 3_001; i++) {
            witness.unauthenticated(udp("10." + (i >> 8) + "." + (i & 255) + ".1", 5060), "alice");
        }

        assertThat(witness.unauthenticated(udp("198.51.100.7", 40_000), "alice"))
                .isEqualTo(Reply.ANSWER);
        assertThat(witness.unauthenticated(udp("198.51.100.8", 40_000), "alice"))
                .isEqualTo(Reply.SILENCE);
    }

    @Test
    @Spec("A12")
    void messagesOfThoseWhoProvedThemselvesCountWhereAllDo() {
        scene.in(
                Policies.firewall("unauthenticatedLimit", 20, "strangerAnswerLimit", 10_000, "countAllMessages", true));
        for (int i = 0; i < 10; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.8", 5060), "bob")).isEqualTo(Reply.ANSWER);
            witness.proved(tcp("192.0.2.8", 5060), "bob@ringfence.example", "bob");
        }

        witness.unauthenticated(tcp("192.0.2.8", 6060), "bob");

        assertThat(scene.perimeter.bans().list(ban -> true, 9))
                .extracting(Ban::rule)
                .containsExactly("unauthenticated-limit");
    }

    @Test
    @Spec("A8")
    void oneUnauthorizedRequestAboveTheHourlyLimitIsAnOffenceAndSuccessTakesChallengesBack() {
        scene.in(Policies.firewall("unauthenticatedLimit", 1_000_000, "strangerAnswerLimit", 10_000));
        scene.in(Policies.guessing("unauthorizedLimit", 30, "consecutiveLimit", 1_000_000));
        for (int i = 0; i < 200; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.8", 5060), "bob")).isEqualTo(Reply.ANSWER);
            witness.proved(tcp("192.0.2.8", 5060), "bob@ringfence.example", "bob");
        }
        for (int i = 0; i < 30; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.ANSWER);
        }

        assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.SILENCE);
        assertThat(scene.perimeter.bans().list(ban -> true, 9))
                .extracting(Ban::rule)
                .containsExactly("unauthorized-limit");
    }

    @Test
    @Spec("A7")
    void consecutiveRequestsAreCountedUntilASuccess() {
        scene.in(Policies.firewall("unauthenticatedLimit", 1_000_000, "strangerAnswerLimit", 10_000));
        scene.in(Policies.guessing("consecutiveLimit", 10));
        for (int i = 0; i < 10; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.ANSWER);
        }
        witness.proved(tcp("192.0.2.9", 5060), "alice@ringfence.example", "alice");
        for (int i = 0; i < 10; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5061), "alice")).isEqualTo(Reply.ANSWER);
        }

        assertThat(witness.unauthenticated(tcp("192.0.2.9", 5061), "alice")).isEqualTo(Reply.SILENCE);
    }

    @ParameterizedTest
    @CsvSource({"16_000_000, 1_000", "1_010, 105"})
    @Spec("A7")
    void limitOfConsecutiveRequestsFallsAsStrangersComeNearTheLimitOfAll(String total, String most) {
        scene.in(Policies.firewall(
                "unauthenticatedLimit",
                1_000_000,
                "strangerAnswerLimit",
                10_000,
                "unauthenticatedLimitTotal",
                of(total)));
        int others = of(total) == 16_000_000 ? 0 : 900;
        for (int i = 0; i < others; i++) {
            witness.unauthenticated(udp("10.0." + (i >> 8) + "." + (i & 255), 5060), "alice");
        }
        for (int i = 0; i < of(most); i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "alice"))
                    .as("request %d", i)
                    .isEqualTo(Reply.ANSWER);
        }

        assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.SILENCE);
        assertThat(scene.perimeter.bans().list(ban -> true, 9))
                .extracting(Ban::rule)
                .containsExactly("consecutive-limit");
    }

    private static int of(String number) {
        return Integer.parseInt(number.replace("_", ""));
    }

    @Test
    @Spec("A23")
    void whoProvedItselfMakesNeitherItsAddressNorItsNetworkTrusted() {
        witness.proved(udp("198.51.100.7", 5060), "alice@ringfence.example", "alice");
        scene.in(Policies.firewall("floodMessageLimit", 10));
        for (int i = 0; i < 12; i++) {
            scene.passes(at("198.51.100.7", 6666));
            scene.passes(at("198.51.100.8", 5060));
        }

        assertThat(scene.passes(at("198.51.100.7", 6666))).isFalse();
        assertThat(scene.passes(at("198.51.100.8", 5060))).isFalse();
        assertThat(scene.passes(at("198.51.100.7", 5060)))
                .as("the phone itself")
                .isTrue();
    }

    @Test
    @Spec({"A16", "N1"})
    void askingForOneTargetAboveTheLimitIsScanning() {
        scene.in(Policies.firewall("scanTargetLimit", 10, "strangerAnswerLimit", 10_000));
        for (int i = 0; i < 10; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "10" + i))
                    .isEqualTo(Reply.ANSWER);
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "10" + i))
                    .isEqualTo(Reply.ANSWER);
        }

        assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "110")).isEqualTo(Reply.SILENCE);
        assertThat(scene.perimeter.bans().list(ban -> true, 9))
                .extracting(Ban::cause)
                .containsExactly(BanCause.SCANNING);
    }

    @Test
    @Spec("A16")
    void switchboardThatRegistersManyUsersIsNoScanner() {
        scene.in(Policies.firewall("scanTargetLimit", 10));
        for (int i = 0; i < 200; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "user" + i))
                    .isEqualTo(Reply.ANSWER);
            witness.proved(tcp("192.0.2.9", 5060), "user" + i + "@ringfence.example", "user" + i);
        }

        assertThat(scene.perimeter.bans().size()).isZero();
    }

    @Test
    @Spec("A6")
    void oneWrongMessageAboveTheLimitIsAnOffence() {
        scene.in(Policies.firewall("wrongMessageLimit", 20, "wrongMessagePeriod", Duration.ofMinutes(1)));
        for (int i = 0; i < 20; i++) {
            witness.malformed(Transport.TCP, at("192.0.2.9", 5060));
        }
        assertThat(scene.passes(Transport.TCP, at("192.0.2.9", 5060))).isTrue();

        witness.malformed(Transport.TCP, at("192.0.2.9", 5060));

        assertThat(scene.passes(Transport.TCP, at("192.0.2.9", 5060))).isFalse();
    }

    @Test
    @Spec("A6")
    void oneUnreadableDatagramAboveTheAnswersOfAStrangerQuenchesItAndBansNobody() {
        scene.in(Policies.firewall("strangerAnswerLimit", 10));
        for (int i = 0; i < 10; i++) {
            witness.malformed(Transport.UDP, at("192.0.2.9", 5060));
        }
        assertThat(scene.passes(Transport.UDP, at("192.0.2.9", 5060))).isTrue();

        witness.malformed(Transport.UDP, at("192.0.2.9", 5060));

        assertThat(scene.passes(Transport.UDP, at("192.0.2.9", 5060))).isFalse();
        assertThat(scene.perimeter.bans().size()).isZero();
    }

    @Test
    @Spec("A17")
    void oneCallAboveTheLimitOfPendingOnesIsRefusedUntilOneIsAnswered() {
        scene.in(Policies.firewall("pendingDialogLimit", 2));
        SourceAddress source = at("192.0.2.9", 5060);
        assertThat(scene.perimeter.openDialog(source)).isTrue();
        assertThat(scene.perimeter.openDialog(source)).isTrue();
        assertThat(scene.perimeter.openDialog(source)).isFalse();
        assertThat(scene.perimeter.openDialog(at("192.0.2.10", 5060))).isTrue();

        scene.perimeter.closeDialog(source);

        assertThat(scene.perimeter.openDialog(source)).isTrue();
    }

    @Test
    @Spec("A13")
    void levelsSwitchTheirRulesOff() {
        scene.in(Policies.firewall(
                "level", Level.FLOOD, "scanTargetLimit", 2, "wrongMessageLimit", 1, "strangerAnswerLimit", 10_000));
        scene.in(Policies.guessing("unauthorizedLimit", 1));
        for (int i = 0; i < 50; i++) {
            assertThat(witness.unauthenticated(tcp("192.0.2.9", 5060), "user" + i))
                    .isEqualTo(Reply.ANSWER);
            witness.malformed(Transport.TCP, at("192.0.2.9", 5060));
        }

        assertThat(scene.perimeter.bans().size()).isZero();
    }

    @Test
    void nothingIsHeldAgainstOwnAddressesAndTrunks() {
        scene.peers("192.0.2.9");
        for (int i = 0; i < 1_000; i++) {
            assertThat(witness.unauthenticated(udp("192.0.2.9", 5060), "alice")).isEqualTo(Reply.ANSWER);
            assertThat(witness.unauthenticated(udp("127.0.0.1", 5060), "alice")).isEqualTo(Reply.ANSWER);
        }
    }

    private void flood(String address, int port, int messages) {
        for (int i = 0; i < messages; i++) {
            if (scene.passes(at(address, port))) {
                witness.unauthenticated(udp(address, port), "alice");
            }
        }
    }
}
