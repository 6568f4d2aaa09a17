package org.ringfence.billing.admission;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids of attempts that sort by time, version 7 of RFC 9562 section 5.7: good for the indexes of a database.
 * Safe for many threads when the source of chance is.
 */
public final class AttemptIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long BELOW_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final RandomGenerator chance;

    public AttemptIds(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    public AttemptId next() {
        long high = (clock.millis() << 16) | VERSION_7 | (chance.nextLong() & 0xFFF);
        long low = (chance.nextLong() & BELOW_VARIANT) | VARIANT;
        return new AttemptId(new UUID(high, low));
    }
}
