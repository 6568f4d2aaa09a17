package org.ringfence.call.security;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Takes security events in the threads that see them, without waiting, and has them until they are stored. So many of a
 * kind in a minute are told one by one, and those beyond as a number: an attacker fills neither memory nor a disk.
 */
public final class SecurityEvents {

    private static final long MINUTE = 60_000;

    private final String node;
    private final InstantSource clock;
    private final IntSupplier mostOfAKind;
    private final Supplier<UUID> ids;
    private final BlockingQueue<SecurityEvent> waiting;
    /** One for each kind, in order. */
    private final List<Tally> tallies;

    private final AtomicLong lost = new AtomicLong();

    /**
     * Nothing happened yet.
     *
     * @param mostOfAKind how many events of a kind are told one by one in a minute
     * @param ids names for events, no two alike
     * @param capacity how many events wait at most
     */
    public SecurityEvents(String node, InstantSource clock, IntSupplier mostOfAKind, Supplier<UUID> ids, int capacity) {
        this.node = node;
        this.clock = clock;
        this.mostOfAKind = mostOfAKind;
        this.ids = ids;
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.tallies =
                Arrays.stream(SecurityEvent.Kind.values()).map(Tally::new).toList();
    }

    /** What happened of one kind in the minute that is running. */
    private static final class Tally {
        private final SecurityEvent.Kind kind;
        private final AtomicLong all = new AtomicLong();
        private long minute;
        private int told;
        private long untold;

        Tally(SecurityEvent.Kind kind) {
            this.kind = kind;
        }

        /** Whether one more is told. */
        synchronized boolean tells(long now, int most) {
            if (now != minute) {
                minute = now;
                told = 0;
            }
            boolean tells = told < most;
            if (tells) {
                told++;
            } else {
                untold++;
            }
            return tells;
        }

        /** How many were not told in minutes that are over; forgets them. */
        synchronized long takeUntold(long now) {
            long taken = now == minute ? 0 : untold;
            untold -= taken;
            return taken;
        }
    }

    /** Something happened; quick, and never waits. */
    public void record(SecurityEvent.Kind kind, String subject, String rule, String evidence) {
        Tally tally = tallies.get(kind.ordinal());
        tally.all.incrementAndGet();
        if (tally.tells(minute(), mostOfAKind.getAsInt())) {
            offer(kind, subject, rule, evidence);
        }
    }

    private void offer(SecurityEvent.Kind kind, String subject, String rule, String evidence) {
        if (!waiting.offer(new SecurityEvent(ids.get(), kind, clock.instant(), subject, rule, evidence, node))) {
            lost.incrementAndGet();
        }
    }

    /** The events that wait longest; those that were only counted follow as one event a kind when their minute is over. */
    public List<SecurityEvent> take(int most) {
        long now = minute();
        tallies.forEach(tally -> {
            long untold = tally.takeUntold(now);
            if (untold > 0) {
                offer(tally.kind, "*", "alerts.kind-limit", "more=" + untold);
            }
        });
        List<SecurityEvent> taken = new ArrayList<>();
        waiting.drainTo(taken, most);
        return taken;
    }

    private long minute() {
        return clock.millis() / MINUTE;
    }

    /** Events that were taken could not be stored and never will be. */
    public void lose(int events) {
        lost.addAndGet(events);
    }

    /** How many of a kind there were since the start, told or not. */
    public long count(SecurityEvent.Kind kind) {
        return tallies.get(kind.ordinal()).all.get();
    }

    /** How many were lost since the start because too many waited. */
    public long lost() {
        return lost.get();
    }
}
