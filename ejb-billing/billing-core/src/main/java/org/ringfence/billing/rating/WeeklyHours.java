package org.ringfence.billing.rating;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Minutes of a week, such as the off-peak ones (SPEC F7, X15); which minute it is depends on where somebody lives.
 *
 * <p>Written as spans with commas between them, such as {@code Mon-Fri 20:00-08:00, Sat-Sun 00:00-24:00}: days, and the
 * time on each of them; a span that ends before it begins goes on into the next day.
 */
public final class WeeklyHours {

    private static final Pattern SPAN = Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))? ([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])");
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;

    /** No minute at all. */
    public static final WeeklyHours NEVER = new WeeklyHours(new BitSet(), "");

    private final BitSet minutes;
    private final String text;

    private WeeklyHours(BitSet minutes, String text) {
        this.minutes = minutes;
        this.text = text;
    }

    /**
     * Reads spans.
     *
     * @throws IllegalArgumentException with a sentence that names the span that can't be read
     */
    public static WeeklyHours parse(String text) {
        BitSet minutes = new BitSet(WEEK);
        for (String span : text.split(",", -1)) {
            add(span.strip(), minutes);
        }
        return new WeeklyHours(minutes, text);
    }

    private static void add(String span, BitSet minutes) {
        Matcher parts = SPAN.matcher(span);
        if (!parts.matches()) {
            throw unreadable(span);
        }
        int from = minute(span, parts.group(3), parts.group(4));
        int until = minute(span, parts.group(5), parts.group(6));
        int length = until > from ? until - from : until - from + DAY;
        for (int day : days(parts)) {
            for (int minute = 0; minute < length; minute++) {
                minutes.set((day * DAY + from + minute) % WEEK);
            }
        }
    }

    private static List<Integer> days(Matcher parts) {
        int first = DAYS.indexOf(parts.group(1));
        int last = parts.group(2) == null ? first : DAYS.indexOf(parts.group(2));
        List<Integer> days = new ArrayList<>();
        for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
            days.add(day);
        }
        days.add(last);
        return days;
    }

    private static int minute(String span, String hours, String minutes) {
        int minute = Integer.parseInt(hours) * HOUR + Integer.parseInt(minutes);
        if (minute > DAY) {
            throw unreadable(span);
        }
        return minute;
    }

    private static IllegalArgumentException unreadable(String span) {
        return new IllegalArgumentException(
                "'" + span + "' is no span of hours such as 'Mon-Fri 20:00-08:00' or 'Sun 00:00-24:00'");
    }

    /** Whether an instant is in these hours where somebody lives. */
    public boolean contain(Instant instant, ZoneId zone) {
        if (minutes.isEmpty()) {
            return false;
        }
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        int day = local.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
        return minutes.get(day * DAY + local.getHour() * HOUR + local.getMinute());
    }

    /** Whether the same minutes are in them. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WeeklyHours hours && minutes.equals(hours.minutes);
    }

    @Override
    public int hashCode() {
        return minutes.hashCode();
    }

    /** As they were written; empty for none. */
    @Override
    public String toString() {
        return text;
    }
}
