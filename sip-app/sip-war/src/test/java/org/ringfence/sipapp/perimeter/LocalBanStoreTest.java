package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.infinispan.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringfence.gate.sharing.BanChange;
import org.ringfence.gate.sharing.BanStore;
import org.ringfence.gate.sharing.BanStoreContract;
import org.ringfence.gate.sharing.Changes;
import org.ringfence.spec.Spec;

class LocalBanStoreTest extends BanStoreContract {

    private final BanCaches caches = new BanCaches();
    private final InstantSource clock = InstantSource.system();
    private final List<String> unreadable = new ArrayList<>();

    @TempDir
    private Path folder;

    private Cache<String, String> cache;
    private BanStore store;

    @BeforeEach
    void open() {
        cache = caches.local(folder);
        store = new InfinispanBanStore(cache, clock, "only", unreadable::add);
    }

    @AfterEach
    void close() {
        caches.close();
    }

    @Override
    protected BanStore here() {
        return store;
    }

    @Override
    protected BanStore there() {
        return store;
    }

    @Test
    @Spec("P13")
    void changesAreThereAfterARestart() {
        BanChange ban = Changes.made("192.0.2.9", clock.millis());
        BanChange unban = Changes.takenBack("192.0.2.8", clock.millis());
        store.write(List.of(ban, unban));
        caches.close();
        open();

        assertThat(store.all()).containsExactlyInAnyOrder(ban, unban);
    }

    @Test
    void whatCannotBeReadIsToldOnceAndReplacedByTheNextChange() {
        cache.put("192.0.2.9", "9|from the future");
        cache.put("192.0.2.8", "");

        assertThat(store.all()).isEmpty();
        assertThat(unreadable).hasSize(1);
        BanChange ban = Changes.made("192.0.2.9", clock.millis());
        store.write(List.of(ban));
        assertThat(store.all()).containsExactly(ban);
    }

    @Test
    @Spec("Q10")
    void nodeWithoutOthersConfirmsByItself() {
        assertThat(store.nodes()).containsExactly("only");
    }
}
