package org.ringfence.billing.spending;

/**
 * Limits that many accounts have in common (SPEC F13).
 *
 * @param name unique, 1 to 100 characters
 * @param limits what it says
 */
public record LimitProfile(String name, LimitSet limits) {

    private static final int LONGEST_NAME = 100;

    public LimitProfile {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A profile has a name of 1 to 100 characters: " + name);
        }
    }
}
