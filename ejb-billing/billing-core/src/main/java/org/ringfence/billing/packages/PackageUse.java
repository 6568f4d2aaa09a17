package org.ringfence.billing.packages;

import org.ringfence.billing.spending.CallDate;

/**
 * How much of a package an account has used. What running calls hold counts in every period, until they end.
 *
 * @param period the period that is counted
 * @param used seconds that calls of that period have used
 * @param held seconds that running calls may use
 */
public record PackageUse(int period, long used, long held) {

    /** Of a package that is new to its owner. */
    public static final PackageUse NONE = new PackageUse(0, 0, 0);

    /** @throws IllegalArgumentException when something is negative */
    public PackageUse {
        if (used < 0 || held < 0) {
            throw new IllegalArgumentException("Use of a package is not negative: " + used + ", " + held);
        }
    }

    /** Seconds that nobody has used or holds on this day. */
    public long left(CallPackage bundle, CallDate date) {
        return Math.max(0, bundle.seconds() - usedOn(bundle, date) - held);
    }

    /** Seconds that calls have used in the period of this day. */
    public long usedOn(CallPackage bundle, CallDate date) {
        return bundle.periodOf(date) > period ? 0 : used;
    }

    /** Seconds that calls can use within a day from this one on; a period may begin anew in it. */
    public long mostWithinADay(CallPackage bundle, CallDate date) {
        long now = Math.max(held, bundle.seconds() - usedOn(bundle, date));
        return bundle.period() == CallPackage.Period.ONCE ? now : Math.addExact(now, bundle.seconds());
    }

    /** With so many seconds more that a call holds; negative for fewer. */
    public PackageUse holding(long seconds) {
        return new PackageUse(period, used, Math.max(0, held + seconds));
    }

    /** When a call is over that held some and used some of them, on this day; an earlier day counts on the open one. */
    public PackageUse ended(CallPackage bundle, CallDate date, long holding, long using) {
        return new PackageUse(
                Math.max(period, bundle.periodOf(date)), usedOn(bundle, date) + using, Math.max(0, held - holding));
    }

    /** The whole package again; what running calls hold is still held. */
    public PackageUse anew() {
        return new PackageUse(period, 0, held);
    }
}
