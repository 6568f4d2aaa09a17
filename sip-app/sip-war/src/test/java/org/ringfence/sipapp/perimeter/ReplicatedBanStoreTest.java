package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.infinispan.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.ringfence.gate.sharing.BanChange;
import org.ringfence.gate.sharing.BanStore;
import org.ringfence.gate.sharing.BanStoreContract;
import org.ringfence.gate.sharing.Changes;
import org.ringfence.spec.Spec;

class ReplicatedBanStoreTest extends BanStoreContract {

    private final BanCaches caches = new BanCaches();
    private final InstantSource clock = InstantSource.system();
    private String cluster;
    private Cache<String, String> other;
    private BanStore here;
    private BanStore there;

    @BeforeEach
    void open(TestInfo test) {
        cluster = test.getDisplayName();
        here = store(caches.replicated(cluster));
        other = caches.replicated(cluster);
        there = store(other);
    }

    @AfterEach
    void close() {
        caches.close();
    }

    private BanStore store(Cache<String, String> cache) {
        return new InfinispanBanStore(cache, clock, "only", text -> {
            throw new AssertionError(text);
        });
    }

    @Override
    protected BanStore here() {
        return here;
    }

    @Override
    protected BanStore there() {
        return there;
    }

    @Test
    @Spec("P13")
    void nodeThatJoinsFindsAllChanges() {
        BanChange ban = Changes.made("192.0.2.9", clock.millis());
        here.write(List.of(ban));

        assertThat(store(caches.replicated(cluster)).all()).containsExactly(ban);
    }

    @Test
    @Spec("P13")
    void listenersHearWhenTheirNodesFoundEachOtherAgain() {
        AtomicInteger regrouped = new AtomicInteger();
        there.listen(new BanStore.ChangeListener() {
            @Override
            public void changed(BanChange change) {
                // only the end of the split matters here
            }

            @Override
            public void regrouped() {
                regrouped.incrementAndGet();
            }
        });
        caches.split();
        int before = regrouped.get();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> regrouped.get() > before
                        && other.getCacheManager().getMembers().size() == 2);
    }
}
