package org.ringfence.billing.fraud;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;

/**
 * Learns what accounts spend in each zone, and finds days and months that don't fit (SPEC Q5). What running calls hold
 * counts as spent. A warning is given at half of what is in order, once a day for an account and zone.
 */
public final class SpendBaseline {

    /** Stands for all zones together. */
    private static final String ALL = "";

    private record Key(AccountId account, String zone) {}

    private static final class Habit {
        private final DailySums sums = new DailySums();
        private long held;
        private long warnedOn = Long.MIN_VALUE;
    }

    private final Supplier<SpendRules> rules;
    private final BoundedMap<Key, Habit> habits;
    private final Map<Key, Habit> running = new HashMap<>();

    /** @param most accounts and zones that are remembered; those unused the longest are forgotten first */
    public SpendBaseline(Supplier<SpendRules> rules, int most) {
        this.rules = rules;
        this.habits = new BoundedMap<>(most);
    }

    /** What was spent earlier, as the records tell it. */
    public synchronized void learn(AccountId account, String zone, long day, long amount) {
        habit(new Key(account, zone)).sums.add(day, amount);
        habit(new Key(account, ALL)).sums.add(day, amount);
    }

    /**
     * Asks whether an account may hold so much more in a zone; holds nothing.
     *
     * @param extra in 1e-5 of the currency's unit
     * @return null when that fits
     */
    public synchronized @Nullable Finding judge(AccountId account, Zone zone, long day, long extra) {
        Habit habit = habit(new Key(account, zone.name()));
        DailySums all = habit(new Key(account, ALL)).sums;
        SpendRules now = rules.get();
        long today = habit.sums.on(day) + habit.held + extra;
        long dayLimit = now.dayLimit(zone.risk(), habit.sums.highestBefore(day), all.highestBefore(day));
        if (today > dayLimit) {
            return new Finding(Detector.DAILY_SPEND, Severity.CRITICAL, zone.name(), today, dayLimit);
        }
        long month = habit.sums.month(day) + habit.held + extra;
        long monthLimit = now.monthLimit(zone.risk(), habit.sums.monthBefore(day), all.monthBefore(day));
        if (month > monthLimit) {
            return new Finding(Detector.MONTHLY_SPEND, Severity.CRITICAL, zone.name(), month, monthLimit);
        }
        if (habit.warnedOn < day && today > dayLimit / 2) {
            habit.warnedOn = day;
            return new Finding(Detector.DAILY_SPEND, Severity.WARNING, zone.name(), today, dayLimit / 2);
        }
        return null;
    }

    /** A running call holds so much more. */
    public synchronized void hold(AccountId account, Zone zone, long amount) {
        Key key = new Key(account, zone.name());
        Habit habit = habit(key);
        habit.held += amount;
        running.put(key, habit);
    }

    /** A call is over: what it held is free, and what it cost is spent. */
    public synchronized void spend(AccountId account, Zone zone, long day, long held, long charge) {
        Key key = new Key(account, zone.name());
        Habit habit = habit(key);
        habit.held -= held;
        if (charge > 0) {
            habit.sums.add(day, charge);
            habit(new Key(account, ALL)).sums.add(day, charge);
        }
        if (habit.held <= 0) {
            habit.held = 0;
            running.remove(key);
        }
    }

    /** Habits with running calls are never forgotten, whatever else comes. */
    private Habit habit(Key key) {
        Habit inUse = running.get(key);
        return inUse == null ? habits.computeIfAbsent(key, unknown -> new Habit()) : inUse;
    }
}
