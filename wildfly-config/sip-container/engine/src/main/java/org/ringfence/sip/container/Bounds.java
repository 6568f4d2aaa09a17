package org.ringfence.sip.container;

/** Refuses settings that are out of bounds. */
final class Bounds {

    private Bounds() {}

    static void within(String what, long value, long minimum, long maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "The " + what + " must be from " + minimum + " to " + maximum + ", not " + value);
        }
    }
}
