package org.ringfence.gate.sharing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Changes made here that are not in the store yet: so many at most, and of each place only the last. */
final class WaitingChanges {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition calm = lock.newCondition();
    private final Map<String, BanChange> changes = new LinkedHashMap<>();
    private boolean comparisonDue = true;
    private boolean inHand;
    private boolean closed;

    /** Nothing waits yet, and a comparison is due. */
    WaitingChanges(int most) {
        this.most = most;
    }

    /** Lets a change wait; false if too many wait, and a comparison has to find it. */
    boolean add(BanChange change) {
        lock.lock();
        try {
            boolean fits = changes.size() < most || changes.containsKey(change.place());
            if (fits) {
                changes.put(change.place(), change);
            } else {
                comparisonDue = true;
            }
            news.signal();
            return fits;
        } finally {
            lock.unlock();
        }
    }

    /** Whether one waits that is to replace this one. */
    boolean replaces(BanChange change) {
        lock.lock();
        try {
            BanChange ours = changes.get(change.place());
            return ours != null && ours.replaces(change);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the oldest ones. */
    List<BanChange> take(int atMost) {
        lock.lock();
        try {
            List<BanChange> taken = new ArrayList<>();
            Iterator<BanChange> oldest = changes.values().iterator();
            while (oldest.hasNext() && taken.size() < atMost) {
                taken.add(oldest.next());
                oldest.remove();
            }
            inHand = !taken.isEmpty();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** What was taken is where it belongs, or waits for a comparison. */
    void done() {
        lock.lock();
        try {
            inHand = false;
            calm.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing waits and nothing is in hand; false if that takes longer than this. */
    boolean awaitCalm(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!changes.isEmpty() || inHand) {
                if (left <= 0) {
                    return false;
                }
                left = calm.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** From now on a comparison is due. */
    void demandComparison() {
        lock.lock();
        try {
            comparisonDue = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a comparison was due, which it isn't any more. */
    boolean takeComparison() {
        lock.lock();
        try {
            boolean due = comparisonDue;
            comparisonDue = false;
            return due;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits and no comparison is due. */
    boolean isIdle() {
        lock.lock();
        try {
            return changes.isEmpty() && !comparisonDue;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return changes.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is to be done; says false at the end. */
    boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && changes.isEmpty() && !comparisonDue) {
                news.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for this time, or for the end. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits for work any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
