package org.ringfence.billing.exposure;

import java.time.Duration;

/**
 * How calls are held and cut, as far as it matters for what they can cost.
 *
 * @param slice talk that is reserved at a time
 * @param lead how long before the end of its covered talk a call asks for more
 * @param cutOff how long after the covered talk, or after a hang-up, a carrier may still count
 * @param orphan how long a call may go on at a carrier when the server that ran it is dead
 */
public record ExposureTerms(Duration slice, Duration lead, Duration cutOff, Duration orphan) {

    long sliceSeconds() {
        return slice.toSeconds();
    }

    /** Talk that may be covered and not used yet, at most, when blocks are a second. */
    long aheadSeconds() {
        return Math.addExact(slice.toSeconds(), lead.toSeconds());
    }

    long cutOffSeconds() {
        return upToSeconds(cutOff);
    }

    long orphanSeconds() {
        return upToSeconds(orphan);
    }

    private static long upToSeconds(Duration time) {
        return time.getNano() == 0 ? time.getSeconds() : time.getSeconds() + 1;
    }
}
