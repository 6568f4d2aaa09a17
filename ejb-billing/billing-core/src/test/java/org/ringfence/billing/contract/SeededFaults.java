package org.ringfence.billing.contract;

import java.util.Random;
import org.ringfence.billing.memory.Faults;

/** Fails a part of all steps, half of them before they are taken and half after. */
public final class SeededFaults implements Faults {

    private final Random chance;
    private final double part;

    /** @param part how much of the steps fails, 0 to 1 */
    public SeededFaults(long seed, double part) {
        this.chance = new Random(seed);
        this.part = part;
    }

    @Override
    public boolean strikesBefore() {
        return chance.nextDouble() < part / 2;
    }

    @Override
    public boolean strikesAfter() {
        return chance.nextDouble() < part / 2;
    }
}
