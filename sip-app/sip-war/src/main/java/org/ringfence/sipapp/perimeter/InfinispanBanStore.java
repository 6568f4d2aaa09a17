package org.ringfence.sipapp.perimeter;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.commons.util.CloseableIterator;
import org.infinispan.context.Flag;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.DataRehashed;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryModifiedEvent;
import org.infinispan.notifications.cachelistener.event.DataRehashedEvent;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.event.MergeEvent;
import org.infinispan.remoting.transport.Address;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.sharing.BanChange;
import org.ringfence.gate.sharing.BanCodec;
import org.ringfence.gate.sharing.BanStore;

/**
 * Changes of bans in a cache that every node has a whole copy of, as texts, so that no class of ours is marshalled. Each
 * entry lives until its change means nothing any more.
 */
final class InfinispanBanStore implements BanStore {

    /** How often a change is tried again that another node's change got ahead of. */
    private static final int MOST_TRIES = 50;

    private final AdvancedCache<String, String> cache;
    private final InstantSource clock;
    private final Consumer<String> unreadable;
    private final String onlyNode;
    private final AtomicBoolean toldUnreadable = new AtomicBoolean();

    /**
     * Changes are kept in this cache.
     *
     * @param onlyNode the name of this node, where the cache is of it alone
     * @param unreadable is told once, with its text, when there is a change that can't be read
     */
    InfinispanBanStore(Cache<String, String> cache, InstantSource clock, String onlyNode, Consumer<String> unreadable) {
        this.cache = cache.getAdvancedCache();
        this.clock = clock;
        this.onlyNode = onlyNode;
        this.unreadable = unreadable;
    }

    @Override
    public void write(Collection<? extends BanChange> changes) {
        Collection<? extends BanChange> left = changes;
        for (int tries = 0; !left.isEmpty(); tries++) {
            if (tries == MOST_TRIES) {
                throw new IllegalStateException(left.size() + " changes of bans were overtaken again and again");
            }
            left = tryToWrite(left);
        }
    }

    /** Writes at once what nobody gets ahead of, and gives the rest. */
    private List<BanChange> tryToWrite(Collection<? extends BanChange> changes) {
        List<BanChange> written = new ArrayList<>();
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        long now = clock.millis();
        for (BanChange change : changes) {
            String before = cache.get(change.place());
            BanChange there = before == null ? null : read(before);
            if (change.until() > now && (there == null || change.replaces(there))) {
                written.add(change);
                answers.add(replace(change, before, change.until() - now));
            }
        }
        List<BanChange> overtaken = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (!await(answers.get(i))) {
                overtaken.add(written.get(i));
            }
        }
        return overtaken;
    }

    private CompletableFuture<Boolean> replace(BanChange change, @Nullable String before, long millis) {
        String text = BanCodec.write(change);
        return before == null
                ? cache.putIfAbsentAsync(change.place(), text, millis, TimeUnit.MILLISECONDS)
                        .thenApply(Objects::isNull)
                : cache.replaceAsync(change.place(), before, text, millis, TimeUnit.MILLISECONDS);
    }

    private static boolean await(CompletableFuture<Boolean> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        }
    }

    @Override
    public List<String> nodes() {
        List<Address> members = cache.getCacheManager().getMembers();
        return members == null
                ? List.of(onlyNode)
                : members.stream().map(Address::toString).sorted().toList();
    }

    @Override
    public List<BanChange> all() {
        List<BanChange> changes = new ArrayList<>();
        try (CloseableIterator<String> texts =
                cache.withFlags(Flag.CACHE_MODE_LOCAL).values().iterator()) {
            while (texts.hasNext()) {
                BanChange change = read(texts.next());
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    private @Nullable BanChange read(String text) {
        BanChange change = BanCodec.read(text);
        if (change == null && toldUnreadable.compareAndSet(false, true)) {
            unreadable.accept(text);
        }
        return change;
    }

    @Override
    public void listen(ChangeListener listener) {
        cache.addListener(new Entries(this, listener));
        cache.getCacheManager().addListener(new Groups(listener));
    }

    /** Hears of entries, and of the end of their transfer between nodes; Infinispan asks for a public class. */
    @Listener
    public static final class Entries {

        private final InfinispanBanStore store;
        private final ChangeListener listener;

        private Entries(InfinispanBanStore store, ChangeListener listener) {
            this.store = store;
            this.listener = listener;
        }

        /** A change came where none was. */
        @CacheEntryCreated
        public void created(CacheEntryCreatedEvent<String, String> event) {
            heard(event);
        }

        /** A change replaced an earlier one. */
        @CacheEntryModified
        public void modified(CacheEntryModifiedEvent<String, String> event) {
            heard(event);
        }

        private void heard(CacheEntryEvent<String, String> event) {
            String text = event.isPre() ? null : event.getValue();
            BanChange change = text == null ? null : store.read(text);
            if (change != null) {
                listener.changed(change);
            }
        }

        /** Entries have moved between nodes. */
        @DataRehashed
        public void rehashed(DataRehashedEvent<String, String> event) {
            if (!event.isPre()) {
                listener.regrouped();
            }
        }
    }

    /** Hears when parts of a split cluster find each other; Infinispan asks for a public class. */
    @Listener
    public static final class Groups {

        private final ChangeListener listener;

        private Groups(ChangeListener listener) {
            this.listener = listener;
        }

        /** Two groups of nodes became one. */
        @Merged
        public void merged(MergeEvent event) {
            listener.regrouped();
        }
    }
}
