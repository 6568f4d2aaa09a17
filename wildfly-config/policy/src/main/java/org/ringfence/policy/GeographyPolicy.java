package org.ringfence.policy;

import org.jspecify.annotations.Nullable;

/**
 * What happens when an account is used from a country that is new to it (SPEC P6). Which address is in which country is read
 * from a file that the operator brings; nobody is asked over a network.
 *
 * @param mode what happens; default WATCH
 * @param file CSV on the server, of {@code network,country} or {@code first,last,country}; it is read again when it changes;
 *     default undefined: nothing is looked at
 */
public record GeographyPolicy(Mode mode, @Nullable String file) implements Policy {

    /** What happens. */
    public enum Mode {
        /** Nothing is looked at. */
        OFF,
        /** A new country is told once, and known from then on. */
        WATCH,
        /** It is told, and calls that cost something need the account's PIN or an operator's leave. */
        STEP_UP
    }

    private static final int LONGEST = 1_000;

    /** What is in force when nothing is configured. */
    public static final GeographyPolicy DEFAULT = new GeographyPolicy(Mode.WATCH, null);

    public GeographyPolicy {
        if (file != null && (file.isBlank() || file.length() > LONGEST)) {
            throw new IllegalArgumentException("file must be a path of 1 to " + LONGEST + " characters");
        }
    }
}
