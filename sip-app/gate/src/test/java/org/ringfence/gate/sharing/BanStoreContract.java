package org.ringfence.gate.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

/** What every store of bans does. Tests of one kind of store say how two nodes get at it; both may be the same. */
public abstract class BanStoreContract {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String KEY = "192.0.2.9";

    private final long now = InstantSource.system().millis();

    /** The store as one node sees it. */
    protected abstract BanStore here();

    /** The same store as another node sees it. */
    protected abstract BanStore there();

    @Test
    @Spec("P13")
    void changesAreFoundByEveryNode() {
        BanChange ban = Changes.made(KEY, now);
        BanChange unban = Changes.takenBack("account:alice@ringfence.example", now);
        BanChange pardon = new BanChange.Pardoned(ban.key(), now, now + 60_000);
        here().write(List.of(ban, unban, pardon));

        assertThat(here().all()).containsExactlyInAnyOrder(ban, unban, pardon);
        assertThat(there().all()).containsExactlyInAnyOrder(ban, unban, pardon);
    }

    @Test
    void laterChangeHoldsWhicheverIsWrittenLast() {
        BanChange ban = Changes.made(KEY, now);
        BanChange unban = Changes.takenBack(KEY, now + 1);
        here().write(List.of(ban));
        there().write(List.of(unban));
        here().write(List.of(ban));

        assertThat(here().all()).containsExactly(unban);
        assertThat(there().all()).containsExactly(unban);
    }

    @Test
    @Spec("P13")
    void everyNodeHearsOfBansAndUnbans() {
        List<BanChange> heardHere = new CopyOnWriteArrayList<>();
        List<BanChange> heardThere = new CopyOnWriteArrayList<>();
        here().listen(listener(heardHere));
        there().listen(listener(heardThere));
        BanChange ban = Changes.made(KEY, now);
        BanChange unban = Changes.takenBack(KEY, now + 1);
        here().write(List.of(ban));
        there().write(List.of(unban));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(heardHere).containsExactly(ban, unban);
            assertThat(heardThere).containsExactly(ban, unban);
        });
    }

    @Test
    void changesEndWithTheirTime() {
        here().write(List.of(Changes.made(KEY, now, InstantSource.system().millis() + 300)));
        here().write(List.of(Changes.made("192.0.2.8", now - 2, now - 1)));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(here().all()).isEmpty();
            assertThat(there().all()).isEmpty();
        });
    }

    @Test
    void manyChangesAtOnceAreAllLeft() {
        List<BanChange> changes = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> changes.add(Changes.made("10.0." + i / 250 + "." + i % 250, now)));
        here().write(changes);

        assertThat(there().all()).containsExactlyInAnyOrderElementsOf(changes);
    }

    private static BanStore.ChangeListener listener(List<BanChange> heard) {
        return new BanStore.ChangeListener() {
            @Override
            public void changed(BanChange change) {
                heard.add(change);
            }

            @Override
            public void regrouped() {
                // nothing to do: the test asks the store itself
            }
        };
    }
}
