package org.ringfence.billing.fraud;

import java.util.Arrays;

/** What was spent on each of the last sixty days; keeps only days with spend. Not for several threads at once. */
final class DailySums {

    private static final int MONTH = 30;
    private static final int KEPT = 2 * MONTH;

    private long[] days = new long[2];
    private long[] amounts = new long[2];
    private int size;

    /** Adds to a day; days that are too old are left out. */
    void add(long day, long amount) {
        for (int i = size - 1; i >= 0; i--) {
            if (days[i] == day) {
                amounts[i] += amount;
                return;
            }
        }
        if (size > 0 && day <= days[size - 1] - KEPT) {
            return;
        }
        insert(day, amount);
    }

    long on(long day) {
        return between(day, day);
    }

    /** The highest sum of a day before this one. */
    long highestBefore(long day) {
        long highest = 0;
        for (int i = 0; i < size; i++) {
            if (days[i] < day && days[i] >= day - KEPT) {
                highest = Math.max(highest, amounts[i]);
            }
        }
        return highest;
    }

    /** The sum of the thirty days that end with this one. */
    long month(long day) {
        return between(day - MONTH + 1, day);
    }

    /** The sum of the thirty days before those. */
    long monthBefore(long day) {
        return between(day - KEPT + 1, day - MONTH);
    }

    private long between(long first, long last) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (days[i] >= first && days[i] <= last) {
                sum += amounts[i];
            }
        }
        return sum;
    }

    private void insert(long day, long amount) {
        forgetBefore(day - KEPT);
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        int place = size;
        while (place > 0 && days[place - 1] > day) {
            days[place] = days[place - 1];
            amounts[place] = amounts[place - 1];
            place--;
        }
        days[place] = day;
        amounts[place] = amount;
        size++;
    }

    private void forgetBefore(long day) {
        int old = 0;
        while (old < size && days[old] < day) {
            old++;
        }
        if (old > 0) {
            System.arraycopy(days, old, days, 0, size - old);
            System.arraycopy(amounts, old, amounts, 0, size - old);
            size -= old;
        }
    }
}
