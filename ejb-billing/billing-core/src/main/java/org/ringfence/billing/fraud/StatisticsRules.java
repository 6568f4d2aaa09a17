package org.ringfence.billing.fraud;

import java.time.Duration;

/**
 * When the calls of a caller go so badly that no more are taken for a time (SPEC E11).
 *
 * @param callers whether callers are judged
 * @param addresses whether addresses are judged as well
 * @param window how long calls are counted; judged are those of the running half and of the one before
 * @param sample no one is judged by fewer calls
 * @param leastAnswered percent of calls that are answered at least, 0 for any
 * @param leastTalk average length of answered calls at least, zero for any
 * @param shortCall answered calls that end sooner are short
 * @param mostShort percent of answered calls that may be short
 * @param mostFailed percent of calls that may go to numbers which don't exist or are closed
 * @param mostNumbers how many different numbers may be called, 0 for any number
 * @param closed how long no more calls are taken
 */
public record StatisticsRules(
        boolean callers,
        boolean addresses,
        Duration window,
        int sample,
        int leastAnswered,
        Duration leastTalk,
        Duration shortCall,
        int mostShort,
        int mostFailed,
        int mostNumbers,
        Duration closed) {

    private static final int PERCENT = 100;

    public StatisticsRules {
        if (sample < 1 || mostNumbers < 0) {
            throw new IllegalArgumentException("A sample is at least one call, and numbers are not negative");
        }
        for (int share : new int[] {leastAnswered, mostShort, mostFailed}) {
            if (share < 0 || share > PERCENT) {
                throw new IllegalArgumentException("A share is 0 to 100 percent: " + share);
            }
        }
    }
}
