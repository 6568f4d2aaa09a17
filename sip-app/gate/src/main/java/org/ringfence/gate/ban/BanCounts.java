package org.ringfence.gate.ban;

import java.util.concurrent.atomic.LongAdder;

/** Counts the bans that are made here, by cause (SPEC P12). */
public final class BanCounts implements BanListener {

    private final LongAdder[] counts = new LongAdder[BanCause.values().length];

    /** Nothing counted yet. */
    public BanCounts() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    @Override
    public void banned(Ban ban) {
        counts[ban.cause().ordinal()].increment();
    }

    @Override
    public void unbanned(Ban ban) {
        // only what was made is counted
    }

    /** How many bans were made for this cause. */
    public long made(BanCause cause) {
        return counts[cause.ordinal()].sum();
    }
}
