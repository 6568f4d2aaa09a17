package org.ringfence.billing.fraud;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;

/**
 * Learns how many calls accounts make on a day, how many are answered, and to which countries they go, and tells of days
 * that are other (SPEC M5): each of the three once a day. It stops nothing; a change is a hint for people.
 */
public final class CallHabits {

    /** Fewer days tell nothing. */
    private static final int LEAST_DAYS = 5;

    /** A usual day is that of the last fortnight. */
    private static final int FORTNIGHT = 14;

    private static final int MOST_COUNTRIES = 250;
    private static final int MILLE = 1_000;
    private static final int PERCENT = 100;

    private static final class Habit {
        private int days;
        /** In thousandths. */
        private long usualCalls;
        /** Per mille. */
        private long usualAnswered;

        private final Set<String> countries = new HashSet<>();
        private final Set<String> today = new HashSet<>();
        private final Set<Detector> told = EnumSet.noneOf(Detector.class);
        private long day = Long.MIN_VALUE;
        private int calls;
        private int answered;
        private int elsewhere;

        void turnTo(long next) {
            if (next <= day) {
                return;
            }
            if (calls > 0) {
                learn(calls, answered);
                countries.addAll(today);
            }
            day = next;
            calls = 0;
            answered = 0;
            elsewhere = 0;
            today.clear();
            told.clear();
        }

        void learn(int dayCalls, int dayAnswered) {
            days++;
            int weight = Math.min(days, FORTNIGHT);
            usualCalls += ((long) dayCalls * MILLE - usualCalls) / weight;
            usualAnswered += ((long) dayAnswered * MILLE / dayCalls - usualAnswered) / weight;
        }
    }

    private final Supplier<HabitRules> rules;
    private final BoundedMap<AccountId, Habit> habits;

    /** @param most accounts that are remembered; those unused the longest are forgotten first */
    public CallHabits(Supplier<HabitRules> rules, int most) {
        this.rules = rules;
        this.habits = new BoundedMap<>(most);
    }

    /** What the records tell of a day; days of an account come in their order. */
    public synchronized void learn(DayCalls past) {
        if (past.calls() > 0) {
            habits.computeIfAbsent(past.account(), unknown -> new Habit()).learn(past.calls(), past.answered());
        }
    }

    /** What the records tell of a country that an account called. */
    public synchronized void learn(AccountId account, @Nullable String country) {
        Habit habit = habits.computeIfAbsent(account, unknown -> new Habit());
        if (country != null && habit.countries.size() < MOST_COUNTRIES) {
            habit.countries.add(country);
        }
    }

    /**
     * A call to a number is over.
     *
     * @param day of the account's owner
     * @return what is other today, as far as it was not told before
     */
    public synchronized List<Finding> ended(AccountId account, @Nullable String country, boolean answered, long day) {
        Habit habit = habits.computeIfAbsent(account, unknown -> new Habit());
        habit.turnTo(day);
        habit.calls++;
        habit.answered += answered ? 1 : 0;
        if (country != null && !habit.countries.contains(country)) {
            habit.elsewhere++;
            if (habit.today.size() < MOST_COUNTRIES) {
                habit.today.add(country);
            }
        }
        return judge(habit, rules.get());
    }

    private static List<Finding> judge(Habit habit, HabitRules now) {
        if (habit.days < LEAST_DAYS || habit.calls < now.leastCalls()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        long most = Math.max(now.leastCalls(), now.frequencyFactor() * habit.usualCalls / MILLE);
        if (habit.calls > most && habit.told.add(Detector.FREQUENCY)) {
            found.add(finding(Detector.FREQUENCY, "calls of a day", habit.calls, most));
        }
        long share = (long) habit.answered * MILLE / habit.calls;
        if (Math.abs(share - habit.usualAnswered) > (long) now.ratioChange() * (MILLE / PERCENT)
                && habit.told.add(Detector.RATIO)) {
            long usual = habit.usualAnswered / (MILLE / PERCENT);
            found.add(finding(Detector.RATIO, "percent of calls answered", share / (MILLE / PERCENT), usual));
        }
        if (habit.elsewhere * PERCENT > now.directionShare() * habit.calls && habit.told.add(Detector.DIRECTION)) {
            long elsewhere = (long) habit.elsewhere * PERCENT / habit.calls;
            found.add(finding(
                    Detector.DIRECTION, "percent of calls to countries that are new", elsewhere, now.directionShare()));
        }
        return found;
    }

    private static Finding finding(Detector detector, String about, long value, long usual) {
        return new Finding(detector, Severity.WARNING, about, value, usual);
    }
}
