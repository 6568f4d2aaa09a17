package org.ringfence.billing.spending;

import org.jspecify.annotations.Nullable;

/**
 * The limits that were agreed with the owner of an account.
 *
 * @param profile what it has in common with others, null for nothing
 * @param own what is agreed with it alone, which goes before the profile
 */
public record AgreedLimits(@Nullable LimitProfile profile, LimitSet own) {

    /** Nothing is agreed. */
    public static final AgreedLimits NONE = new AgreedLimits(null, LimitSet.NONE);

    /** Its own limits, and where it has none those of its profile, and then those of its type. */
    public LimitSet over(LimitSet ofType) {
        return profile == null ? own.over(ofType) : own.over(profile.limits()).over(ofType);
    }
}
