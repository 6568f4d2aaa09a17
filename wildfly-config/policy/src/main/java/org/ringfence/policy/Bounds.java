package org.ringfence.policy;

import java.time.Duration;

/** Refuses values outside of their bounds, with a sentence that names the attribute. */
final class Bounds {

    private Bounds() {}

    static void check(String attribute, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(attribute + " must be between " + least.toSeconds() + " and "
                    + most.toSeconds() + " seconds, but is " + value.toSeconds());
        }
    }

    static void check(String attribute, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    attribute + " must be between " + least + " and " + most + ", but is " + value);
        }
    }
}
