package org.ringfence.billing.tariff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What a new list of prices changes.
 *
 * @param added prefixes that had no price of their own
 * @param changed prefixes with another price or name than before
 * @param removed prefixes without a price from then on
 * @param unchanged prefixes that stay as they are
 * @param rises the calls whose minute becomes dearer by the most, at most ten; the dearest first
 */
public record RateChanges(int added, int changed, int removed, int unchanged, List<Rise> rises) {

    private static final int RISES_TOLD = 10;
    private static final Comparator<Rise> BY_RISE = Comparator.comparingLong(Rise::units)
            .thenComparing(rise -> rise.after().prefix());

    /** Copies the list. */
    public RateChanges {
        rises = List.copyOf(rises);
    }

    /**
     * Calls that become dearer.
     *
     * @param before the rate that such calls have now, of this prefix or of a shorter one
     * @param after the rate that they get
     */
    public record Rise(Rate before, Rate after) {

        /** By how much a minute becomes dearer, in 1e-8 of the currency's unit. */
        long units() {
            return Math.subtractExact(
                    after.price().perMinute().units(),
                    before.price().perMinute().units());
        }
    }

    /**
     * Compares a new list with what was in force.
     *
     * @param before what was in force
     * @param after each prefix once
     */
    public static RateChanges between(Rates before, List<Rate> after) {
        int added = 0;
        int unchanged = 0;
        PriorityQueue<Rise> rises = new PriorityQueue<>(BY_RISE);
        for (Rate rate : after) {
            Optional<Rate> effective = before.find(rate.prefix());
            if (effective.isEmpty() || !effective.get().prefix().equals(rate.prefix())) {
                added++;
            } else if (effective.get().equals(rate)) {
                unchanged++;
            }
            effective
                    .map(old -> new Rise(old, rate))
                    .filter(rise -> rise.units() > 0)
                    .ifPresent(rises::add);
            if (rises.size() > RISES_TOLD) {
                rises.remove();
            }
        }
        int stayed = after.size() - added;
        List<Rise> told = new ArrayList<>(rises);
        told.sort(BY_RISE.reversed());
        return new RateChanges(added, stayed - unchanged, before.size() - stayed, unchanged, told);
    }
}
