package org.ringfence.billing.spending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day and its month where the owner of an account lives: days begin at midnight there, months on their first.
 *
 * @param day days since 1970-01-01
 * @param month months since January of the year 0
 */
public record CallDate(int day, int month) implements Comparable<CallDate> {

    private static final int MONTHS = 12;

    /** Before every call. */
    public static final CallDate NEVER = new CallDate(0, 0);

    public static CallDate of(Instant instant, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(instant, zone);
        return new CallDate(Math.toIntExact(date.toEpochDay()), date.getYear() * MONTHS + date.getMonthValue() - 1);
    }

    /** The later of both. */
    public CallDate orLater(CallDate other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(CallDate other) {
        return Integer.compare(day, other.day);
    }
}
