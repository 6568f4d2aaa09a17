package org.ringfence.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.gate.Scene.at;
import static org.ringfence.gate.Scene.tcp;
import static org.ringfence.gate.Scene.udp;

import org.junit.jupiter.api.Test;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.evidence.Reply;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.policy.HoneypotPolicy;
import org.ringfence.sip.spi.Transport;
import org.ringfence.spec.Spec;

class ForeignRequestsTest {

    private final Scene scene = new Scene();

    @Test
    @Spec({"E2", "A6"})
    void oneForeignRequestAboveTheLimitOfWrongMessagesIsAnOffence() {
        scene.in(Policies.firewall("wrongMessageLimit", 4));
        for (int i = 0; i < 4; i++) {
            assertThat(scene.perimeter.foreign(tcp("192.0.2.9", 5060), "anna")).isEqualTo(Reply.ANSWER);
        }
        assertThat(scene.perimeter.bans().size()).isZero();

        scene.perimeter.foreign(tcp("192.0.2.9", 5060), "anna");

        assertThat(scene.perimeter.bans().list(ban -> true, 9)).singleElement().satisfies(ban -> assertThat(ban.cause())
                .isEqualTo(BanCause.WRONG_MESSAGES));
        assertThat(scene.passes(Transport.TCP, at("192.0.2.9", 5060))).isFalse();
    }

    @Test
    @Spec({"E2", "A13"})
    void foreignRequestsGetNoAnswerOnTheStrictestLevelButForAddressesThatAreTrusted() {
        scene.peers("192.0.2.10");
        assertThat(scene.perimeter.foreign(udp("192.0.2.9", 5060), "anna")).isEqualTo(Reply.ANSWER);

        scene.in(Policies.firewall("level", Level.STRICT));

        assertThat(scene.perimeter.foreign(udp("192.0.2.9", 5060), "anna")).isEqualTo(Reply.SILENCE);
        assertThat(scene.perimeter.foreign(udp("192.0.2.10", 5060), "anna")).isEqualTo(Reply.ANSWER);
    }

    @Test
    @Spec("P14")
    void honeypotsCatchForeignRequestsOverConnections() {
        scene.in(new HoneypotPolicy(null, "900", HoneypotPolicy.OnCall.REPORT));

        assertThat(scene.perimeter.foreign(udp("192.0.2.9", 5060), "900")).isEqualTo(Reply.ANSWER);
        assertThat(scene.perimeter.foreign(tcp("192.0.2.10", 5060), "900")).isEqualTo(Reply.SILENCE);
        assertThat(scene.perimeter.bans().list(ban -> true, 9)).singleElement().satisfies(ban -> assertThat(ban.key())
                .hasToString("192.0.2.10"));
    }
}
