package org.ringfence.call.b2bua;

import org.jspecify.annotations.Nullable;

/** Which display name of a caller is passed on (SPEC D16). */
public final class CallerName {

    private static final int LONGEST = 64;

    private CallerName() {}

    /**
     * The name as the other party may see it, or null for none. A name with digits or an address in it could pose as
     * an identity that nobody checked, so it is left out; so are control characters and names beyond 64 characters.
     */
    public static @Nullable String presentable(@Nullable String claimed) {
        if (claimed == null || claimed.isBlank() || claimed.length() > LONGEST) {
            return null;
        }
        boolean poses = claimed.chars().anyMatch(c -> c == '@' || Character.isDigit(c) || Character.isISOControl(c));
        return poses || claimed.contains(":") ? null : claimed.strip();
    }
}
