package org.ringfence.gate.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which users and numbers each address asked for without success, up to a limit (SPEC A16). */
final class Targets {

    private static final int ADDRESSES = 1 << 16;

    private final Map<Long, Asked> byAddress = new ConcurrentHashMap<>();

    /** What one address asked for in its present period. */
    private static final class Asked {
        private final long[] targets;
        private final long since;
        private int count;

        Asked(int limit, long since) {
            this.targets = new long[limit + 1];
            this.since = since;
        }

        synchronized int add(long target) {
            for (int i = 0; i < count; i++) {
                if (targets[i] == target) {
                    return count;
                }
            }
            if (count < targets.length) {
                targets[count++] = target;
            }
            return count;
        }

        synchronized void remove(long target) {
            for (int i = 0; i < count; i++) {
                if (targets[i] == target) {
                    targets[i] = targets[--count];
                    return;
                }
            }
        }
    }

    /** Notes a target; says how many there are in this period, at most one more than the limit. */
    int ask(long address, long target, int limit, long now, long period) {
        if (byAddress.size() >= ADDRESSES && !byAddress.containsKey(address)) {
            makeRoom(now, period);
        }
        Asked asked = byAddress.compute(
                address,
                (key, before) -> before == null || now - before.since >= period || before.targets.length != limit + 1
                        ? new Asked(limit, now)
                        : before);
        return asked.add(target);
    }

    /** Takes a target back: it was no stranger's question. */
    void found(long address, long target) {
        Asked asked = byAddress.get(address);
        if (asked != null) {
            asked.remove(target);
        }
    }

    void clear() {
        byAddress.clear();
    }

    /** Forgets what is over; if nothing is, what began in the first half of the period. */
    private void makeRoom(long now, long period) {
        byAddress.values().removeIf(asked -> now - asked.since >= period);
        if (byAddress.size() >= ADDRESSES) {
            byAddress.values().removeIf(asked -> now - asked.since >= period / 2);
        }
        if (byAddress.size() >= ADDRESSES) {
            byAddress.clear();
        }
    }
}
