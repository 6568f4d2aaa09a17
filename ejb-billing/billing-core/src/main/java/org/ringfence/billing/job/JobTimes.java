package org.ringfence.billing.job;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When a job is done, in UTC. */
public sealed interface JobTimes {

    /** The first time behind an instant. */
    Instant after(Instant instant);

    /**
     * Several times within each hour, from its beginning on.
     *
     * @param minutes from one time to the next: 1 to 60, a part of an hour
     */
    record Every(int minutes) implements JobTimes {

        private static final int HOUR = 60;

        public Every {
            if (minutes < 1 || minutes > HOUR || HOUR % minutes != 0) {
                throw new IllegalArgumentException(minutes + " minutes are no part of an hour");
            }
        }

        @Override
        public Instant after(Instant instant) {
            ZonedDateTime minute = instant.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
            return minute.plusMinutes(minutes - minute.getMinute() % minutes).toInstant();
        }
    }

    /**
     * Once a day.
     *
     * @param hour 0 to 23
     */
    record Daily(int hour) implements JobTimes {

        private static final int LAST = 23;

        public Daily {
            if (hour < 0 || hour > LAST) {
                throw new IllegalArgumentException("A day has no hour " + hour);
            }
        }

        @Override
        public Instant after(Instant instant) {
            ZonedDateTime today = instant.atZone(ZoneOffset.UTC).with(LocalTime.of(hour, 0));
            return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
        }
    }
}
