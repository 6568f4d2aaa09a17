package org.ringfence.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.gate.Policies;
import org.ringfence.gate.Scene;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.gate.table.CountTable;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;
import org.ringfence.spec.Spec;

/** Whoever invents ever new addresses, ports and names fills no memory and forgets no ban. */
@Spec("A5")
class HostileKeysTest {

    private static final int BANS = 1_000;
    private static final long DAY = 86_400_000;

    private final Scene scene = new Scene();
    private final Witness witness = scene.perimeter.witness();
    private final Guessing guessing = scene.perimeter.guessing();

    private static Sighting sighting(Random chance) {
        SourceAddress source = new SourceAddress(chance.nextLong(), chance.nextLong(), chance.nextInt(1 << 16));
        return new Sighting(Transport.UDP, source, () -> "INVITE");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void tablesStayAsLargeAsTheyAreAndBansStayInForce(long seed) {
        Random chance = new Random(seed);
        scene.in(Policies.bans("maxBans", BANS));
        IntStream.range(0, BANS).forEach(this::ban);
        SourceAddress phone = Scene.at("198.51.100.7", 5060);
        witness.proved(new Sighting(Transport.UDP, phone, () -> "REGISTER"), "alice@ringfence.example", "alice");

        for (int i = 0; i < 300_000; i++) {
            Sighting hostile = sighting(chance);
            scene.passes(hostile.source());
            witness.unauthenticated(hostile, "user" + i);
            guessing.wrong(hostile, "user" + i + "@ringfence.example");
            if (i % 100 == 0) {
                scene.pass(1);
            }
        }

        assertThat(witness.counted()).as("seed %d", seed).isBetween(Witness.COUNTED * 9 / 10, Witness.COUNTED);
        assertThat(guessing.counted()).as("seed %d", seed).isBetween(Guessing.SOURCES * 9 / 10, Guessing.SOURCES);
        assertThat(witness.asking()).as("seed %d", seed).isBetween(Targets.ADDRESSES * 9 / 10, Targets.ADDRESSES);
        assertThat(scene.perimeter.bans().size()).as("seed %d", seed).isEqualTo(BANS);
        assertThat(IntStream.range(0, BANS).noneMatch(i -> scene.passes(banned(i))))
                .as("bans that are forgotten, seed %d", seed)
                .isTrue();
        assertThat(scene.passes(phone)).as("seed %d", seed).isTrue();
        assertThat(witness.unauthenticated(new Sighting(Transport.UDP, phone, () -> "INVITE"), "bob"))
                .as("seed %d", seed)
                .isEqualTo(Reply.ANSWER);
    }

    private void ban(int number) {
        Accusation accusation = new Accusation(BanCause.FLOOD, "test", 1, Evidence.none(scene.now()), false, null);
        SourceAddress address = banned(number);
        AddressRange range = new AddressRange(address.high(), address.low(), AddressRange.BITS);
        assertThat(scene.perimeter.bans().ban(new BanKey.Addresses(range), accusation))
                .isPresent();
    }

    private static SourceAddress banned(int number) {
        return new SourceAddress(0, 0xFFFF_0000_0000L | 0x0A00_0000 | number, 5060);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oldestSourcesMakeRoomForNewOnes(long seed) {
        Fingerprints fingerprints = new Fingerprints(new Random(seed));
        CountTable table = new CountTable(1 << 12);
        int sources = 4 << 12;
        for (int i = 0; i < sources; i++) {
            table.increment(fingerprints.of(seed, i, 0), 1 + i, DAY);
        }

        assertThat(remembered(table, fingerprints, seed, 0, 1 << 12, sources))
                .as("of the oldest, seed %d", seed)
                .isLessThan(1 << 6);
        assertThat(remembered(table, fingerprints, seed, sources - (1 << 10), sources, sources))
                .as("of the latest, seed %d", seed)
                .isGreaterThan((1 << 10) - (1 << 5));
        assertThat(table.size()).as("seed %d", seed).isLessThanOrEqualTo(1 << 12);
    }

    private static long remembered(
            CountTable table, Fingerprints fingerprints, long seed, int first, int end, long now) {
        return IntStream.range(first, end)
                .filter(i -> table.count(fingerprints.of(seed, i, 0), now, DAY) > 0)
                .count();
    }

    @Test
    void whoAskedFirstMakesRoomAndWhoAskedLastIsCountedOn() {
        Targets targets = new Targets();
        Random chance = new Random(1);
        long last = 0;
        for (int i = 0; i < 4 * Targets.ADDRESSES; i++) {
            last = chance.nextLong();
            targets.ask(last, 7, 10, 1 + i, DAY);
        }

        assertThat(targets.size()).isLessThanOrEqualTo(Targets.ADDRESSES);
        assertThat(targets.ask(last, 8, 10, DAY, DAY)).isEqualTo(2);
        assertThat(targets.ask(new Random(1).nextLong(), 8, 10, DAY, DAY)).isEqualTo(1);
    }
}
