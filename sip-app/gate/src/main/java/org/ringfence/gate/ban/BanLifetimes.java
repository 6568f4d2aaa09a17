package org.ringfence.gate.ban;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long bans last (SPEC A11, P20).
 *
 * @param first the first ban of a key
 * @param factor by how much each further ban is longer, at least 1
 * @param longest no ban is longer, and a strike is forgotten after this time
 * @param jitterPercent up to how much a ban is longer by chance, so that bans which began together don't end together
 * @param cyclic whether all bans end together instead, when the time since 1970 is a multiple of the first
 */
public record BanLifetimes(Duration first, int factor, Duration longest, int jitterPercent, boolean cyclic) {

    private static final int HUNDRED = 100;

    /** Bans that end together, each time when so much time has passed since 1970; so all nodes agree when that is. */
    public static BanLifetimes ofCycle(Duration cycle) {
        return new BanLifetimes(cycle, 1, cycle, 0, true);
    }

    /**
     * A lifetime in milliseconds.
     *
     * @param strike the number of the ban, 1 for the first
     * @param now milliseconds since 1970
     */
    long millis(int strike, long now, RandomGenerator chance) {
        long limit = longest.toMillis();
        long millis = first.toMillis();
        if (cyclic) {
            return millis - Math.floorMod(now, millis);
        }
        for (int i = 1; i < strike && millis < limit && factor > 1; i++) {
            millis *= factor;
        }
        long jitter = jitterPercent == 0 ? 0 : millis / HUNDRED * chance.nextInt(jitterPercent + 1);
        return Math.min(limit, millis + jitter);
    }
}
