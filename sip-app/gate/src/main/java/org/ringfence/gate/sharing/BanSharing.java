package org.ringfence.gate.sharing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.BanListener;

/**
 * Keeps a book of bans and a store in step: changes made here go to the store in a thread of their own, those of other
 * nodes come into the book. Whatever was missed, because the store was broken, too slow, or split from other nodes, is
 * made good by comparing both.
 */
public final class BanSharing implements BanListener, BanStore.ChangeListener, AutoCloseable {

    private static final int BATCH = 256;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final BanBook book;
    private final BanStore store;
    private final InstantSource clock;
    private final SharingReport report;
    private final int mostWaiting;
    private final WaitingChanges waiting;
    /** Unbans and pardons that still count, by their place. */
    private final Map<String, BanChange> mercies = new ConcurrentHashMap<>();

    private final AtomicBoolean behind = new AtomicBoolean();
    private final AtomicBoolean broken = new AtomicBoolean();
    private @Nullable Thread thread;

    /**
     * Shares nothing yet.
     *
     * @param mostWaiting how many changes may wait for the store; what is more waits for the next comparison
     */
    public BanSharing(BanBook book, BanStore store, InstantSource clock, SharingReport report, int mostWaiting) {
        this.book = book;
        this.store = store;
        this.clock = clock;
        this.report = report;
        this.mostWaiting = mostWaiting;
        this.waiting = new WaitingChanges(mostWaiting);
    }

    /** Takes what the store has, and shares from now on. */
    public void start(ThreadFactory threads) {
        connect();
        Thread started = threads.newThread(this::run);
        thread = started;
        started.start();
    }

    /** Takes what the store has; after that each {@link #turn} shares. */
    void connect() {
        book.listen(this);
        store.listen(this);
        turn();
    }

    private void run() {
        try {
            while (waiting.awaitWork()) {
                if (!turn()) {
                    waiting.pause(RETRY);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what is due; says whether it worked. An edge: whatever breaks in the store is told, and made good later. */
    boolean turn() {
        List<BanChange> batch = waiting.take(BATCH);
        try {
            if (!batch.isEmpty()) {
                store.write(batch);
            } else if (waiting.takeComparison()) {
                compare();
            }
            tellRestored();
            return true;
        } catch (RuntimeException failure) {
            waiting.demandComparison();
            if (broken.compareAndSet(false, true)) {
                report.broken(failure);
            }
            return false;
        } finally {
            waiting.done();
        }
    }

    /**
     * Waits until what was changed here before is left for all nodes (SPEC Q10).
     *
     * @param most how long
     * @return the nodes that have it; none when that took longer or did not work
     */
    public List<String> confirmed(Duration most) throws InterruptedException {
        return waiting.awaitCalm(most) && !broken.get() ? store.nodes() : List.of();
    }

    private void tellRestored() {
        if ((broken.get() || behind.get()) && waiting.isIdle()) {
            broken.set(false);
            behind.set(false);
            report.restored();
        }
    }

    /** Brings the store's changes into the book, and those of the book that the store lacks into the store. */
    private void compare() {
        Map<String, BanChange> kept = new HashMap<>();
        for (BanChange change : store.all()) {
            kept.put(change.place(), change);
            changed(change);
        }
        long now = clock.millis();
        mercies.values().removeIf(mercy -> mercy.until() <= now);
        List<BanChange> missing = new ArrayList<>();
        for (BanChange mercy : mercies.values()) {
            collect(mercy, kept, missing);
        }
        for (Ban ban : book.list(any -> true, Integer.MAX_VALUE)) {
            collect(new BanChange.Made(ban, ban.since()), kept, missing);
        }
        for (int from = 0; from < missing.size(); from += BATCH) {
            store.write(missing.subList(from, Math.min(missing.size(), from + BATCH)));
        }
    }

    private static void collect(BanChange change, Map<String, BanChange> kept, List<BanChange> missing) {
        BanChange there = kept.get(change.place());
        if (there == null || change.replaces(there)) {
            missing.add(change);
        }
    }

    @Override
    public void banned(Ban ban) {
        BanChange mercy = mercies.remove(ban.key().toString());
        // clocks of nodes differ: what is decided later must look later
        share(new BanChange.Made(ban, mercy == null ? ban.since() : Math.max(ban.since(), mercy.at() + 1)));
    }

    @Override
    public void unbanned(Ban ban) {
        mercy(new BanChange.TakenBack(ban.key(), Math.max(clock.millis(), ban.since() + 2), ban.until()));
    }

    @Override
    public void pardoned(BanKey key, long until) {
        mercy(new BanChange.Pardoned(key, clock.millis(), until));
    }

    private void mercy(BanChange mercy) {
        mercies.put(mercy.place(), mercy);
        share(mercy);
    }

    private void share(BanChange change) {
        if (!waiting.add(change) && behind.compareAndSet(false, true)) {
            report.behind(mostWaiting);
        }
    }

    @Override
    public void changed(BanChange change) {
        BanChange mercy = mercies.get(change.place());
        boolean overtaken = waiting.replaces(change) || (mercy != null && mercy.at() >= change.at());
        if (overtaken || change.until() <= clock.millis() || isOlderThanOurs(change)) {
            return;
        }
        if (change instanceof BanChange.Made made) {
            mercies.remove(change.place());
            book.learn(made.ban());
        } else if (change instanceof BanChange.Pardoned) {
            mercies.put(change.place(), change);
            book.learnPardon(change.key(), change.until());
        } else {
            mercies.put(change.place(), change);
            book.forgive(change.key());
        }
    }

    private boolean isOlderThanOurs(BanChange change) {
        return !(change instanceof BanChange.Pardoned)
                && book.find(change.key())
                        .filter(ours -> ours.since() > change.at())
                        .isPresent();
    }

    @Override
    public void regrouped() {
        waiting.demandComparison();
    }

    /** Shares what still waits, for at most a few seconds, and ends. */
    @Override
    public void close() {
        waiting.close();
        Thread ending = thread;
        try {
            if (ending != null) {
                ending.join(GOODBYE.toMillis());
                shareTheRest(ending);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void shareTheRest(Thread ended) {
        boolean works = !ended.isAlive();
        while (works && !waiting.isEmpty()) {
            works = turn();
        }
    }
}
