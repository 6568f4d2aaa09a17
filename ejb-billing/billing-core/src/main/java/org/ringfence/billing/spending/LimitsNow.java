package org.ringfence.billing.spending;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.packages.CallPackage;

/**
 * The limits of an account at one instant.
 *
 * @param limits those that are in force
 * @param date the day where its owner lives
 * @param address that of the addresses that it calls from, null for none
 * @param packages talk that is included in what its owner pays otherwise
 */
public record LimitsNow(
        Limits limits, CallDate date, @Nullable AddressLimit address, List<CallPackage> packages) {

    /** Copies the list. */
    public LimitsNow {
        packages = List.copyOf(packages);
    }

    /** Without a limit of addresses or a package. */
    public LimitsNow(Limits limits, CallDate date) {
        this(limits, date, null, List.of());
    }

    /** Without a package. */
    public LimitsNow(Limits limits, CallDate date, @Nullable AddressLimit address) {
        this(limits, date, address, List.of());
    }

    /** No limit but the money. */
    public static LimitsNow unlimited(Instant now, ZoneId zone) {
        return new LimitsNow(Limits.NONE, CallDate.of(now, zone));
    }

    /** The same day without a limit, as for calls to emergency numbers (SPEC P16). */
    public LimitsNow lifted() {
        return new LimitsNow(Limits.NONE, date);
    }

    /** The same with a limit of addresses. */
    LimitsNow at(@Nullable AddressLimit limit) {
        return limit == null ? this : new LimitsNow(limits, date, limit, packages);
    }

    /** The same with these packages. */
    LimitsNow with(List<CallPackage> bundles) {
        return bundles.isEmpty() ? this : new LimitsNow(limits, date, address, bundles);
    }

    /** Whether nothing of the account has to be looked at but lock, lines and money. */
    public boolean none() {
        return limits.none();
    }

    /** Days after which half of the dearest day is forgotten; 0 for never. */
    public int halfLife() {
        DynamicDay dynamic = limits.dynamicDay();
        return dynamic == null ? 0 : dynamic.halfLife();
    }
}
