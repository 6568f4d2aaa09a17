package org.ringfence.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.gate.Scene.at;
import static org.ringfence.gate.Scene.tcp;
import static org.ringfence.gate.Scene.udp;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.gate.Policies;
import org.ringfence.gate.Scene;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.spec.Spec;

class GuessingTest {

    private static final String ALICE = "alice@ringfence.example";
    private final Scene scene = new Scene();
    private final Guessing guessing = scene.perimeter.guessing();
    private final Witness witness = scene.perimeter.witness();

    @Test
    @Spec("A9")
    void oneWrongPasswordAboveTheLimitOfItsPortBansIt() {
        scene.in(generous("portFailureLimit", 50));
        for (int i = 0; i < 50; i++) {
            assertThat(guessing.wrong(udp("192.0.2.9", 5060), "user" + i)).isEqualTo(Reply.ANSWER);
        }
        assertThat(bans()).isEmpty();

        assertThat(guessing.wrong(udp("192.0.2.9", 5060), "user")).isEqualTo(Reply.SILENCE);

        assertThat(bans()).singleElement().satisfies(ban -> {
            assertThat(ban.rule()).isEqualTo("port-failure-limit");
            assertThat(ban.evidence().count()).isEqualTo(51);
        });
    }

    @Test
    @Spec({"A9", "Q4"})
    void badPhoneOfAnOfficeIsBannedByItsPortAndTheOfficeGoesOn() {
        scene.in(generous("portFailureLimit", 5));
        witness.proved(udp("192.0.2.9", 5061), ALICE, "alice");
        for (int i = 0; i < 6; i++) {
            guessing.wrong(udp("192.0.2.9", 5062), "bob@ringfence.example");
        }

        assertThat(bans()).extracting(Ban::key).containsExactly(BanKey.parse("192.0.2.9:5062"));
        assertThat(scene.passes(at("192.0.2.9", 5062))).isFalse();
        assertThat(scene.passes(at("192.0.2.9", 5061))).isTrue();
    }

    @Test
    @Spec("A10")
    void guessesFromManyPortsBanTheAddressAndSpareWhoIsKnown() {
        scene.in(generous("addressFailureLimit", 30));
        witness.proved(udp("192.0.2.9", 5061), ALICE, "alice");
        for (int i = 0; i < 30; i++) {
            guessing.wrong(udp("192.0.2.9", 20_000 + i), "user" + i);
        }
        assertThat(bans()).isEmpty();

        guessing.wrong(udp("192.0.2.9", 20_030), "user");

        assertThat(bans()).singleElement().satisfies(ban -> {
            assertThat(ban.key()).hasToString("192.0.2.9");
            assertThat(ban.sparesKnown()).isTrue();
        });
        assertThat(scene.passes(at("192.0.2.9", 5061))).isTrue();
        assertThat(scene.passes(at("192.0.2.9", 33_333))).isFalse();
    }

    @Test
    @Spec("A10")
    void guessesFromOneIpv6SiteBanTheSite() {
        scene.in(generous("addressFailureLimit", 30));
        for (int i = 0; i < 30; i++) {
            guessing.wrong(udp("2001:db8:0:7::" + Integer.toHexString(i + 1), 5060), "user" + i);
        }
        assertThat(bans()).isEmpty();

        guessing.wrong(udp("2001:db8:0:7::31", 5060), "user");

        assertThat(bans()).extracting(ban -> ban.key().toString()).containsExactly("2001:db8:0:7:0:0:0:0/64");
        assertThat(scene.passes(at("2001:db8:0:7::ffff", 5060))).isFalse();
        assertThat(scene.passes(at("2001:db8:0:8::1", 5060))).isTrue();
    }

    @Test
    @Spec("A9")
    void accountUnderAttackIsServedToItsOwnerAlone() {
        scene.in(Policies.guessing("accountFailureLimit", 20));
        witness.proved(udp("198.51.100.7", 5060), ALICE, "alice");
        for (int i = 0; i < 20; i++) {
            assertThat(guessing.attempt(udp("192.0.2." + i, 5060), ALICE)).isEqualTo(Reply.ANSWER);
            guessing.wrong(udp("192.0.2." + i, 5060), ALICE);
        }

        assertThat(guessing.attempt(udp("192.0.2.99", 5060), ALICE)).isEqualTo(Reply.SILENCE);
        assertThat(guessing.attempt(udp("198.51.100.7", 5077), ALICE)).isEqualTo(Reply.ANSWER);
        assertThat(guessing.attempt(udp("192.0.2.99", 5060), "bob@ringfence.example"))
                .isEqualTo(Reply.ANSWER);
        scene.pass(600_000);
        assertThat(guessing.attempt(udp("192.0.2.99", 5060), ALICE)).isEqualTo(Reply.ANSWER);
    }

    @Test
    @Spec({"A7", "A9"})
    void programOnThisServerIsNotBannedButGuessesNoMoreThanOthers() {
        scene.in(Policies.guessing("accountFailureLimit", 20));
        for (int i = 0; i < 20; i++) {
            assertThat(guessing.attempt(udp("127.0.0.1", 20_000 + i), ALICE)).isEqualTo(Reply.ANSWER);
            assertThat(guessing.wrong(udp("127.0.0.1", 20_000 + i), ALICE)).isEqualTo(Reply.ANSWER);
        }

        assertThat(guessing.attempt(udp("127.0.0.1", 5060), ALICE)).isEqualTo(Reply.SILENCE);
        assertThat(guessing.attempt(udp("127.0.0.1", 5060), "bob@ringfence.example"))
                .isEqualTo(Reply.ANSWER);
        assertThat(bans()).isEmpty();
    }

    @Test
    @Spec("A9")
    void portThatCannotBeBannedIsNotHeardAnyMoreEither() {
        scene.in(generous("portFailureLimit", 5));
        for (int i = 0; i < 6; i++) {
            guessing.wrong(udp("127.0.0.1", 5066), "user" + i);
        }

        assertThat(guessing.attempt(udp("127.0.0.1", 5066), ALICE)).isEqualTo(Reply.SILENCE);
        assertThat(guessing.attempt(udp("127.0.0.1", 5067), ALICE)).isEqualTo(Reply.ANSWER);
        assertThat(bans()).isEmpty();
    }

    @Test
    @Spec("A12")
    void guessesFromManyAddressesAgainstManyAccountsAreStoppedByTheBudgetOfAll() {
        int answered = 0;
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 250; i++) {
                String address = "192.0.2." + i;
                if (scene.passes(at(address, 5060))) {
                    Reply reply = guessing.wrong(udp(address, 5060), "user" + (round * 250 + i));
                    answered += reply == Reply.ANSWER ? 1 : 0;
                }
            }
            scene.pass(250);
        }

        assertThat(answered).isEqualTo(200);
        assertThat(bans()).hasSize(250);
        assertThat(guessing.isRaining()).isTrue();
    }

    @Test
    @Spec("Q4")
    void phoneWithAnOldPasswordIsNotBannedAndServedAsSoonAsItIsRight() {
        witness.proved(udp("198.51.100.7", 5060), ALICE, "alice");
        for (int i = 0; i < 300; i++) {
            guessing.wrong(udp("198.51.100.7", 5060), ALICE);
            scene.pass(5_000);
        }

        assertThat(bans()).isEmpty();
        assertThat(scene.passes(at("198.51.100.7", 5060))).isTrue();
        assertThat(guessing.attempt(udp("198.51.100.7", 5060), ALICE)).isEqualTo(Reply.ANSWER);
    }

    @Test
    @Spec("Q4")
    void wrongPasswordWithoutAChallengeOfOursProvesNoReturnPath() {
        scene.in(generous("portFailureLimit", 5));
        for (int i = 0; i < 50; i++) {
            scene.perimeter.wrongPassword(udp("192.0.2.9", 5060), "user" + i, "user", false);
        }
        assertThat(bans()).isEmpty();
        for (int i = 0; i < 6; i++) {
            scene.perimeter.wrongPassword(tcp("192.0.2.9", 5060), "user" + i, "user", false);
        }

        assertThat(bans()).hasSize(1);
    }

    private List<Ban> bans() {
        return scene.perimeter.bans().list(ban -> true, 1_000);
    }

    private static org.ringfence.policy.GuessingPolicy generous(String name, int limit) {
        return Policies.guessing("accountFailureLimit", 1_000_000, "totalFailureLimit", 1_000_000, name, limit);
    }
}
