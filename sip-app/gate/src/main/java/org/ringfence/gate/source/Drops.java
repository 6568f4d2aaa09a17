package org.ringfence.gate.source;

import java.util.concurrent.atomic.LongAdder;
import org.ringfence.sip.spi.Verdict;

/** Counts what was let in and what was dropped, by reason. */
public final class Drops {

    private final LongAdder[] counts = new LongAdder[DropReason.values().length];
    private final LongAdder passed = new LongAdder();

    /** Counts nothing yet. */
    public Drops() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    Verdict drop(DropReason reason) {
        counts[reason.ordinal()].increment();
        return Verdict.DROP;
    }

    Verdict pass() {
        passed.increment();
        return Verdict.PASS;
    }

    /** How many messages were dropped for this reason. */
    public long dropped(DropReason reason) {
        return counts[reason.ordinal()].sum();
    }

    /** How many messages were let in. */
    public long passed() {
        return passed.sum();
    }
}
