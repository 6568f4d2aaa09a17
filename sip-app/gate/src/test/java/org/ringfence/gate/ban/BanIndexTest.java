package org.ringfence.gate.ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;

class BanIndexTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void indexAgreesWithAMapAfterAnyChanges(long seed) {
        Random chance = new Random(seed);
        BanIndex index = new BanIndex(new Fingerprints(new Random(seed)));
        Map<BanKey, Ban> model = new HashMap<>();
        for (int step = 0; step < 50_000; step++) {
            BanKey key = key(chance, step < 25_000 ? 2_000 : 50);
            if (chance.nextInt(5) < 2) {
                assertThat(index.remove(key)).as("seed %d, step %d", seed, step).isSameAs(model.remove(key));
            } else {
                Ban ban = ban(key, step);
                index.put(ban);
                model.put(key, ban);
            }
            BanKey asked = key(chance, 2_000);
            assertThat(index.get(asked)).as("seed %d, step %d", seed, step).isSameAs(model.get(asked));
        }
        assertThat(index.size()).as("seed %d", seed).isEqualTo(model.size());
        assertThat(index.stream()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(model.values());
    }

    private static BanKey key(Random chance, int different) {
        int number = chance.nextInt(different);
        return switch (number % 5) {
            case 0 -> new BanKey.AddressPort(new SourceAddress(0, number / 50, number % 50));
            case 1 -> new BanKey.Addresses(new AddressRange((long) number << 32, 0, 64));
            case 2 -> new BanKey.Addresses(new AddressRange((long) number << 32, 0, 128));
            case 3 -> new BanKey.UserAgent("agent " + number);
            default -> new BanKey.Account("account " + number);
        };
    }

    private static Ban ban(BanKey key, int step) {
        return new Ban(key, BanCause.FLOOD, "test", 1, Evidence.none(0), false, 1, step, step + 1, "a", 1);
    }
}
