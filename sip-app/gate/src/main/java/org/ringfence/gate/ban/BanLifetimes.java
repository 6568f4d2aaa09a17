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
 */
public record BanLifetimes(Duration first, int factor, Duration longest, int jitterPercent) {

    private static final int HUNDRED = 100;

    /** The lifetime in milliseconds of the ban with this number, 1 for the first. */
    long millis(int strike, RandomGenerator chance) {
        long limit = longest.toMillis();
        long millis = first.toMillis();
        for (int i = 1; i < strike && millis < limit && factor > 1; i++) {
            millis *= factor;
        }
        long jitter = jitterPercent == 0 ? 0 : millis / HUNDRED * chance.nextInt(jitterPercent + 1);
        return Math.min(limit, millis + jitter);
    }
}
