package org.ringfence.gate.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ringfence.gate.Scene.at;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.gate.Policies;
import org.ringfence.gate.Scene;
import org.ringfence.gate.ban.BanBook.Standing;
import org.ringfence.policy.BanPolicy;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.spec.Spec;

class BanBookTest {

    private final Scene scene = new Scene();
    private final BanBook bans = scene.perimeter.bans();

    @Test
    void banOfAnAddressHoldsForAllItsPortsAndNoOtherAddress() {
        ban("192.0.2.9");

        assertThat(standing("192.0.2.9", 1)).isEqualTo(Standing.BANNED);
        assertThat(standing("192.0.2.9", 65_535)).isEqualTo(Standing.BANNED);
        assertThat(standing("192.0.2.8", 1)).isEqualTo(Standing.FREE);
    }

    @Test
    void banOfAPortHoldsForItAlone() {
        ban("[2001:db8::9]:5060");

        assertThat(standing("2001:db8::9", 5060)).isEqualTo(Standing.BANNED);
        assertThat(standing("2001:db8::9", 5061)).isEqualTo(Standing.FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::/64", "2001:db8::/56", "2001:db8::/48", "2001:db8::/50", "192.0.2.0/24"})
    void banOfABlockHoldsForAllOfItAndNotBeyond(String block) {
        ban(block);
        AddressRange range = AddressRange.parse(block);

        assertThat(bans.standing(range.high(), range.low() + 7, 5060)).isEqualTo(Standing.BANNED);
        assertThat(bans.standing(range.high() + (1L << 63), range.low(), 5060)).isEqualTo(Standing.FREE);
        assertThat(bans.unban(BanKey.parse(block))).isPresent();
        assertThat(bans.standing(range.high(), range.low() + 7, 5060)).isEqualTo(Standing.FREE);
    }

    @Test
    @Spec({"A11", "P20"})
    void bansLastSixHoursAndEachFurtherOneTwiceAsLong() {
        scene.in(Policies.bans("jitterPercent", 0));
        assertThat(lifetime(ban("192.0.2.9"))).hasHours(6);
        scene.pass(Duration.ofHours(6).toMillis());
        assertThat(standing("192.0.2.9", 1)).isEqualTo(Standing.FREE);
        assertThat(lifetime(ban("192.0.2.9"))).hasHours(12);
        scene.pass(Duration.ofHours(12).toMillis());
        assertThat(ban("192.0.2.9").strike()).isEqualTo(3);
    }

    @Test
    @Spec("P20")
    void jitterMakesBansLongerUpToItsShareAndNeverLongerThanTheLongest() {
        scene.in(Policies.bans("jitterPercent", 50, "lifetimeMax", Duration.ofHours(8)));
        List<Duration> lifetimes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lifetimes.add(lifetime(ban("192.0.2." + i)));
        }

        assertThat(lifetimes).allMatch(one -> one.toHours() >= 6 && one.toHours() <= 8);
        assertThat(lifetimes.stream().distinct().count()).isGreaterThan(10);
    }

    @Test
    @Spec("A11")
    void bansOfACycleEndTogetherWhenTheCountersAreReset() {
        scene.in(Policies.bans("mode", BanPolicy.Mode.CYCLE, "counterResetInterval", Duration.ofHours(2)));
        assertThat(scene.perimeter.turn()).isFalse();
        ban("192.0.2.9");
        scene.pass(Duration.ofMinutes(90).toMillis());
        ban("192.0.2.10");
        Accusation day =
                new Accusation(BanCause.OPERATOR, "admin", 0, Evidence.none(scene.now()), false, Duration.ofDays(1));
        bans.ban(BanKey.parse("192.0.2.11"), day);
        scene.pass(Duration.ofMinutes(30).toMillis() - 1);
        assertThat(scene.perimeter.turn()).isFalse();
        assertThat(standing("192.0.2.9", 1)).isEqualTo(Standing.BANNED);
        assertThat(standing("192.0.2.10", 1)).isEqualTo(Standing.BANNED);

        scene.pass(1);

        assertThat(scene.perimeter.turn()).isTrue();
        assertThat(scene.perimeter.turn()).isFalse();
        assertThat(standing("192.0.2.9", 1)).isEqualTo(Standing.FREE);
        assertThat(standing("192.0.2.10", 1)).isEqualTo(Standing.FREE);
        assertThat(standing("192.0.2.11", 1)).as("an operator's ban").isEqualTo(Standing.BANNED);
        assertThat(lifetime(ban("192.0.2.9"))).as("no longer the second time").hasHours(2);
    }

    @Test
    @Spec("A11")
    void countersStartAgainWithEachCycleAndNeverInTheModeLifetime() {
        scene.in(Policies.firewall("floodMessageLimit", 10, "floodPeriod", Duration.ofDays(1)));
        scene.in(Policies.bans("mode", BanPolicy.Mode.CYCLE, "counterResetInterval", Duration.ofHours(2)));
        scene.perimeter.turn();
        for (int i = 0; i < 10; i++) {
            assertThat(scene.passes(at("192.0.2.9", 5060))).isTrue();
        }
        scene.pass(Duration.ofHours(2).toMillis());
        assertThat(scene.perimeter.turn()).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(scene.passes(at("192.0.2.9", 5060))).isTrue();
        }

        scene.in(Policies.bans("mode", BanPolicy.Mode.LIFETIME, "counterResetInterval", Duration.ofHours(2)));
        scene.pass(Duration.ofHours(2).toMillis());
        assertThat(scene.perimeter.turn()).isFalse();
        assertThat(scene.passes(at("192.0.2.9", 5060))).isFalse();
    }

    @Test
    void standingBanIsNotMadeAgain() {
        Ban first = ban("192.0.2.9");
        scene.pass(1_000);

        assertThat(ban("192.0.2.9")).isSameAs(first);
    }

    @Test
    void ownAddressesAndTrunksAreNeverBanned() {
        scene.peers("192.0.2.9");

        assertThat(bans.ban(BanKey.parse("192.0.2.9"), accusation())).isEmpty();
        assertThat(bans.ban(BanKey.parse("127.0.0.1:5060"), accusation())).isEmpty();
    }

    @Test
    void bookThatIsFullTakesNoMoreAndKeepsWhatItHas() {
        scene.in(Policies.bans("maxBans", 1_000));
        for (int i = 0; i < 1_000; i++) {
            ban("10.0." + (i >> 8) + "." + (i & 255));
        }

        assertThat(bans.ban(BanKey.parse("192.0.2.9"), accusation())).isEmpty();
        assertThat(bans.ban(BanKey.parse("10.0.0.1"), accusation())).isPresent();
    }

    @Test
    void listenersHearOfBansAndUnbansMadeHereAndNotOfThoseLearned() {
        List<String> heard = new ArrayList<>();
        bans.listen(new BanListener() {
            @Override
            public void banned(Ban ban) {
                heard.add("ban " + ban.key());
            }

            @Override
            public void unbanned(Ban ban) {
                heard.add("unban " + ban.key());
            }
        });
        Ban ban = ban("192.0.2.9");
        bans.unban(ban.key());
        bans.learn(ban);
        bans.forgive(ban.key());

        assertThat(heard).containsExactly("ban 192.0.2.9", "unban 192.0.2.9");
    }

    @Test
    void unbannedKeyStartsWithoutStrikes() {
        ban("192.0.2.9");
        bans.unban(BanKey.parse("192.0.2.9"));

        assertThat(ban("192.0.2.9").strike()).isEqualTo(1);
    }

    @Test
    void bansThatAreOverAreSweptAway() {
        ban("192.0.2.9");
        ban("agent:evil phone");
        scene.pass(Duration.ofDays(1).toMillis());

        assertThat(bans.sweep()).isEqualTo(2);
        assertThat(bans.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.9",
                "192.0.2.9:5060",
                "192.0.2.0/24",
                "2001:db8:0:0:0:0:0:0/64",
                "[2001:db8:0:0:0:0:0:9]:5060",
                "agent:friendly-scanner",
                "account:alice@ringfence.example",
                "device:alice@ringfence.example|sip:alice@10.0.0.5:5060"
            })
    void keysAreReadAndWritten(String text) {
        assertThat(BanKey.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "agent:", "device:alice", "192.0.2.9:70000", "192.0.2.0/24:5060", "alice"})
    void whatIsNoKeyIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BanKey.parse(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tableAgreesWithAMapAfterAnyChanges(long seed) {
        Random chance = new Random(seed);
        Map<BanKey, Ban> model = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            BanKey key = key(chance);
            if (chance.nextInt(3) == 0) {
                assertThat(bans.unban(key).isPresent()).as("seed %d", seed).isEqualTo(model.remove(key) != null);
            } else {
                model.put(key, bans.ban(key, accusation()).orElseThrow());
            }
        }
        assertThat(bans.size()).isEqualTo(model.size());
        for (int i = 0; i < 20_000; i++) {
            SourceAddress source = new SourceAddress(8 + chance.nextInt(8), chance.nextInt(8), chance.nextInt(8));
            boolean banned = model.keySet().stream().anyMatch(key -> covers(key, source));
            assertThat(bans.standing(source.high(), source.low(), source.port()) == Standing.BANNED)
                    .as("seed %d, %s", seed, source)
                    .isEqualTo(banned);
        }
    }

    private static BanKey key(Random chance) {
        SourceAddress source = new SourceAddress(8 + chance.nextInt(8), chance.nextInt(8), chance.nextInt(8));
        int prefix = chance.nextBoolean() ? 128 : 64;
        return switch (chance.nextInt(4)) {
            case 0 -> new BanKey.Addresses(new AddressRange(source.high(), source.low(), prefix));
            default -> new BanKey.AddressPort(source);
        };
    }

    private static boolean covers(BanKey key, SourceAddress source) {
        return key instanceof BanKey.Addresses block
                ? block.range().contains(source.high(), source.low())
                : ((BanKey.AddressPort) key).address().equals(source);
    }

    private Ban ban(String key) {
        return bans.ban(BanKey.parse(key), accusation()).orElseThrow();
    }

    private Accusation accusation() {
        return new Accusation(BanCause.OPERATOR, "admin", 0, Evidence.none(scene.now()), false, null);
    }

    private Standing standing(String address, int port) {
        SourceAddress source = at(address, port);
        return bans.standing(source.high(), source.low(), source.port());
    }

    private static Duration lifetime(Ban ban) {
        return Duration.ofMillis(ban.until() - ban.since());
    }
}
