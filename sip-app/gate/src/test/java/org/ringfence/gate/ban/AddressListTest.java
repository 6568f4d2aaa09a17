package org.ringfence.gate.ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.gate.Scene;
import org.ringfence.spec.Spec;

@Spec({"A14", "P11"})
class AddressListTest {

    private final Scene scene = new Scene();
    private final BanBook bans = scene.perimeter.bans();

    private void ban(String key, boolean sparesKnown) {
        scene.pass(1);
        bans.ban(
                BanKey.parse(key),
                new Accusation(
                        BanCause.OPERATOR, "test", 0, Evidence.none(scene.now()), sparesKnown, Duration.ofHours(1)));
    }

    private List<String> list(int most) {
        return AddressList.of(bans, most).stream()
                .map(entry -> entry.range().toString())
                .toList();
    }

    @Test
    void onlyBansOfWholeAddressesThatSpareNobodyAreListed() {
        ban("192.0.2.7", false);
        ban("192.0.2.8", true);
        ban("192.0.2.9:5060", false);
        ban("account:anna@one.example", false);
        ban("agent:x", false);

        assertThat(list(9)).containsExactly("192.0.2.7");
    }

    @Test
    void noEntryLiesWithinAnother() {
        ban("198.51.100.0/24", false);
        ban("198.51.100.9", false);
        ban("198.51.100.0", false);
        ban("198.51.101.0", false);
        ban("2001:db8::/32", false);
        ban("2001:db8:1::/64", false);

        assertThat(list(9)).containsExactly("198.51.100.0/24", "198.51.101.0", "2001:db8:0:0:0:0:0:0/32");
    }

    @Test
    void latestBansAreListedWhenThereAreTooMany() {
        ban("192.0.2.1", false);
        ban("192.0.2.3", false);
        ban("192.0.2.2", false);

        assertThat(list(2)).containsExactly("192.0.2.2", "192.0.2.3");
        assertThat(list(3)).hasSize(3);
    }

    @Test
    void changesAreCountedWhereverTheyAreMade() {
        long before = bans.changes();
        ban("192.0.2.1", false);
        assertThat(bans.changes()).isGreaterThan(before);

        before = bans.changes();
        bans.unlearn(BanKey.parse("192.0.2.1"));
        assertThat(bans.changes()).isGreaterThan(before);
    }
}
