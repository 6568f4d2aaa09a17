package org.ringfence.billing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTimesTest {

    @ParameterizedTest
    @CsvSource({
        "15, 2026-11-24T10:00:00Z, 2026-11-24T10:15:00Z",
        "15, 2026-11-24T10:14:59.999Z, 2026-11-24T10:15:00Z",
        "15, 2026-11-24T10:50:00Z, 2026-11-24T11:00:00Z",
        "60, 2026-12-31T23:30:00Z, 2027-01-01T00:00:00Z",
        "1, 2026-11-24T10:00:30Z, 2026-11-24T10:01:00Z"
    })
    void partsOfAnHourBeginWithTheHour(int minutes, Instant now, Instant next) {
        assertThat(new JobTimes.Every(minutes).after(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2026-11-24T02:59:59Z, 2026-11-24T03:00:00Z",
        "3, 2026-11-24T03:00:00Z, 2026-11-25T03:00:00Z",
        "0, 2026-12-31T12:00:00Z, 2027-01-01T00:00:00Z"
    })
    void hourOfADayComesOnce(int hour, Instant now, Instant next) {
        assertThat(new JobTimes.Daily(hour).after(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 61, -5})
    void whatIsNoPartOfAnHourIsRefused(int minutes) {
        assertThatThrownBy(() -> new JobTimes.Every(minutes)).hasMessageContaining("no part of an hour");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 24})
    void hourThatNoDayHasIsRefused(int hour) {
        assertThatThrownBy(() -> new JobTimes.Daily(hour)).hasMessageContaining("no hour " + hour);
    }

    @Test
    void nameOfAJobIsSmallLettersAndDashes() {
        assertThatThrownBy(() -> new Job("Close months", new JobTimes.Every(15), () -> ""))
                .hasMessageContaining("Close months");
    }
}
