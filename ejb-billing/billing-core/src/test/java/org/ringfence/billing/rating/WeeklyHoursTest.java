package org.ringfence.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.spec.Spec;

/** Hours of a week where somebody lives; 2026-11-23 is a Monday. */
class WeeklyHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T19:59, false",
        "2026-11-23T20:00, true",
        "2026-11-24T07:59, true",
        "2026-11-24T08:00, false",
        // the night after Friday goes on into Saturday, all of which is in the other span
        "2026-11-28T12:00, true",
        "2026-11-29T23:59, true",
        // the night after Sunday begins a day that is not in the first span before 20:00
        "2026-11-30T00:00, false",
    })
    @Spec("F7")
    void spansGoOnIntoTheNextDay(LocalDateTime local, boolean inside) {
        WeeklyHours hours = WeeklyHours.parse("Mon-Fri 20:00-08:00, Sat-Sun 00:00-24:00");

        assertThat(hours.contain(local.atZone(BERLIN).toInstant(), BERLIN)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29T23:00, true", "2026-11-30T01:59, true", "2026-11-30T02:00, false", "2026-11-23T01:00, true"
    })
    void weekGoesRound(LocalDateTime local, boolean inside) {
        WeeklyHours hours = WeeklyHours.parse("Sun 22:00-02:00");

        assertThat(hours.contain(local.atZone(BERLIN).toInstant(), BERLIN)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon",
                "Mon 8:00-20:00",
                "Mon-Fri 20:00-25:00",
                "Mon 08:00-20:60",
                "Mon 24:01-02:00",
                "x 08:00-20:00",
                "Mon 08:00-20:00,"
            })
    void whatIsNoSpanIsNamed(String text) {
        assertThatThrownBy(() -> WeeklyHours.parse(text)).hasMessageContaining("is no span of hours such as");
    }
}
