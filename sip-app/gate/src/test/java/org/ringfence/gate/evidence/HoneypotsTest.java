package org.ringfence.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.gate.Scene.at;
import static org.ringfence.gate.Scene.tcp;
import static org.ringfence.gate.Scene.udp;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.gate.Policies;
import org.ringfence.gate.Scene;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.HoneypotPolicy;
import org.ringfence.policy.HoneypotPolicy.OnCall;
import org.ringfence.sip.spi.Transport;
import org.ringfence.spec.Spec;

@Spec("P14")
class HoneypotsTest {

    private static final String TRAP = "admin@one.example";
    private final Scene scene = new Scene();
    private final Honeypots honeypots = scene.perimeter.honeypots();

    @BeforeEach
    void traps() {
        scene.in(new HoneypotPolicy("Admin, test@two.example", "9001, 00882*", OnCall.REPORT));
    }

    @Test
    void namesWithoutADomainCountAtEveryDomain() {
        assertThat(honeypots.isAccount("ADMIN@three.example")).isTrue();
        assertThat(honeypots.isAccount("test@two.example")).isTrue();
        assertThat(honeypots.isAccount("test@three.example")).isFalse();
        assertThat(honeypots.isAccount("administrator@one.example")).isFalse();
    }

    @Test
    void numbersAreWholeOrBeginAsTheEntrySays() {
        assertThat(honeypots.isNumber("9001")).isTrue();
        assertThat(honeypots.isNumber("90011")).isFalse();
        assertThat(honeypots.isNumber("0088213")).isTrue();
        assertThat(honeypots.isNumber("")).isFalse();
    }

    @Test
    void whoAnswersOurChallengeIsBannedForItsFirstTry() {
        Reply reply = scene.perimeter.wrongPassword(udp("192.0.2.9", 5060), TRAP, "1", true);

        assertThat(reply).isEqualTo(Reply.SILENCE);
        assertThat(bans()).singleElement().satisfies(ban -> {
            assertThat(ban.cause()).isEqualTo(BanCause.HONEYPOT);
            assertThat(ban.rule()).isEqualTo("honeypots.accounts");
        });
        assertThat(scene.passes(at("192.0.2.9", 5060))).isFalse();
    }

    @Test
    void forgedPacketsBanNobody() {
        assertThat(scene.perimeter.wrongPassword(udp("192.0.2.9", 5060), TRAP, "9001", false))
                .isEqualTo(Reply.ANSWER);
        assertThat(scene.perimeter.stranger(udp("192.0.2.9", 5060), TRAP, "9001"))
                .isEqualTo(Reply.ANSWER);

        assertThat(bans()).isEmpty();
    }

    @Test
    void connectionIsProofEnough() {
        assertThat(scene.perimeter.stranger(tcp("192.0.2.9", 40_000), "x@one.example", "0088213"))
                .isEqualTo(Reply.SILENCE);

        assertThat(bans()).extracting(Ban::rule).containsExactly("honeypots.numbers");
    }

    @Test
    void numberCalledOverAConnectionWherePhonesAreKnownIsChallengedFirst() {
        scene.perimeter.witness().proved(tcp("192.0.2.9", 39_999), "alice@one.example", "1");

        assertThat(scene.perimeter.stranger(tcp("192.0.2.9", 40_000), "alice@one.example", "9001"))
                .isEqualTo(Reply.ANSWER);
        assertThat(bans()).isEmpty();

        scene.perimeter.wrongPassword(tcp("192.0.2.9", 40_000), "alice@one.example", "9001", true);

        assertThat(bans()).singleElement().satisfies(ban -> assertThat(ban.sparesKnown())
                .isTrue());
        assertThat(scene.passes(Transport.TCP, at("192.0.2.9", 39_999))).isTrue();
    }

    @Test
    void withoutHoneypotsAndBelowTheLevelOfAuthenticationNothingIsCaught() {
        scene.in(Policies.firewall("level", FirewallPolicy.Level.FLOOD));
        assertThat(honeypots.touched(tcp("192.0.2.9", 5060), TRAP, "")).isFalse();

        scene.in(FirewallPolicy.DEFAULT);
        scene.in(HoneypotPolicy.DEFAULT);
        assertThat(honeypots.touched(tcp("192.0.2.9", 5060), TRAP, "9001")).isFalse();
        assertThat(bans()).isEmpty();
    }

    @Test
    void exemptAddressesAreNotCaught() {
        assertThat(honeypots.touched(tcp("127.0.0.1", 5060), TRAP, "")).isFalse();
    }

    private List<Ban> bans() {
        return scene.perimeter.bans().list(ban -> true, 9);
    }
}
