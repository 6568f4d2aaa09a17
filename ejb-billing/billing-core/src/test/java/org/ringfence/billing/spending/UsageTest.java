package org.ringfence.billing.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.eur;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.contract.TextTable;
import org.ringfence.billing.money.Money;
import org.ringfence.spec.Spec;

/** Days and months, and what limits make of them. */
class UsageTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @ParameterizedTest(name = "{0} × after {3} with at least {1} and half-life {2}: {4}")
    @MethodSource
    @Spec({"F17", "F18", "F19", "F20", "F21"})
    void dynamicLimitFollowsTheDearestDay(String factor, String least, String halfLife, String days, String limit) {
        DynamicDay rule = new DynamicDay(eur(least), Integer.parseInt(factor), Integer.parseInt(halfLife));
        Limits limits = new Limits(null, rule, null, null, null, null, null, null);
        LocalDate date = MONDAY;
        Usage usage = Usage.none(EUR);
        for (String spent : words(days)) {
            usage = usage.plus(at(limits, date), eur(spent), 60);
            date = date.plusDays(1);
        }

        SpendLimit today = SpendLimit.tightest(at(limits, date), usage).orElseThrow();

        assertThat(today.limit()).isEqualTo(eur(limit));
        assertThat(today.spent()).isEqualTo(eur("0"));
        assertThat(today.reason()).isEqualTo(RefusalReason.DYNAMIC_DAY_LIMIT);
    }

    static Stream<Arguments> dynamicLimitFollowsTheDearestDay() {
        return rows("dynamic.txt");
    }

    @ParameterizedTest(name = "{0} and {1} up to {2} after {3}: {4}")
    @MethodSource
    @Spec({"F10", "F11", "F12"})
    void limitOfAMonthGrowsWithActiveMonths(String limit, String step, String end, String months, String now) {
        Growth growth = new Growth(eur(step), end.isEmpty() ? null : eur(end));
        Limits limits = new Limits(null, null, eur(limit), growth, null, null, null, null);
        LocalDate date = LocalDate.of(2026, 1, 15);
        Usage lazily = Usage.none(EUR);
        Usage closed = lazily;
        for (String spent : words(months)) {
            lazily = lazily.plus(at(limits, date), eur(spent), 60);
            closed = closed.plus(at(limits, date), eur(spent), 60);
            date = date.plusMonths(1);
            closed = closed.closed(at(limits, date)).closed(at(limits, date));
        }

        assertThat(monthLimit(limits, date, lazily)).isEqualTo(eur(now));
        assertThat(monthLimit(limits, date, closed)).isEqualTo(eur(now));
        assertThat(monthLimit(limits, date, lazily.closed(at(limits, date)))).isEqualTo(eur(now));
        assertThat(closed.activeMonths()).isZero();
    }

    static Stream<Arguments> limitOfAMonthGrowsWithActiveMonths() {
        return rows("months.txt");
    }

    private static Money monthLimit(Limits limits, LocalDate date, Usage usage) {
        return SpendLimit.tightest(at(limits, date), usage).orElseThrow().limit();
    }

    @Test
    @Spec("F10")
    void closingAMonthDoesNotLoseWhatTheNewOneHasSpent() {
        Limits limits = new Limits(null, null, eur("100"), new Growth(eur("20"), eur("150")), null, null, null, null);
        Usage usage = Usage.none(EUR)
                .plus(at(limits, LocalDate.of(2026, 1, 31)), eur("5"), 60)
                .plus(at(limits, LocalDate.of(2026, 2, 1)), eur("7"), 90);

        Usage closed = usage.closed(at(limits, LocalDate.of(2026, 2, 1)));

        assertThat(closed.monthSpent()).isEqualTo(eur("7"));
        assertThat(closed.monthTalk()).isEqualTo(90);
        assertThat(closed.growth()).isEqualTo(eur("20"));
    }

    @Test
    void lateTellingOfAnEarlierDayCountsOnTheDayThatIsOpen() {
        Usage usage = Usage.none(EUR)
                .plus(at(Limits.NONE, MONDAY), eur("1"), 60)
                .plus(at(Limits.NONE, MONDAY.minusDays(1)), eur("2"), 30);

        assertThat(usage.daySpent()).isEqualTo(eur("3"));
        assertThat(usage.dayTalk()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:59:59Z, Europe/Berlin, 2026-11-22",
        "2026-11-22T23:00:00Z, Europe/Berlin, 2026-11-23",
        "2026-07-22T21:59:59Z, Europe/Berlin, 2026-07-22",
        "2026-07-22T22:00:00Z, Europe/Berlin, 2026-07-23",
        "2026-03-29T00:59:59Z, Europe/Berlin, 2026-03-29",
        "2026-03-29T01:00:00Z, Europe/Berlin, 2026-03-29",
        "2026-12-31T10:00:00Z, Pacific/Kiritimati, 2027-01-01",
        "2027-01-01T10:59:59Z, Pacific/Pago_Pago, 2026-12-31",
    })
    @Spec({"F10", "F14"})
    void daysAndMonthsBeginWhereTheOwnerLives(Instant instant, ZoneId zone, LocalDate date) {
        assertThat(CallDate.of(instant, zone)).isEqualTo(date(date));
    }

    @Test
    void talkOfADayIsForgottenWithItAndThatOfAMonthIsNot() {
        Usage usage = Usage.none(EUR)
                .plus(at(Limits.NONE, MONDAY), eur("1"), 60)
                .plus(at(Limits.NONE, MONDAY.plusDays(1)), eur("1"), 30);

        assertThat(usage.dayTalk()).isEqualTo(30);
        assertThat(usage.monthTalk()).isEqualTo(90);
        assertThat(usage.monthSpent()).isEqualTo(eur("2"));
    }

    @Test
    void smallestRoomOfAllLimitsCounts() {
        Limits limits = new Limits(
                eur("5"), new DynamicDay(eur("4"), 7, 0), eur("6"), new Growth(eur("0"), null), null, null, null, null);
        List<SpendLimit> all = SpendLimit.of(at(limits, MONDAY), Usage.none(EUR));

        assertThat(all)
                .extracting(SpendLimit::reason)
                .containsExactly(RefusalReason.DAY_LIMIT, RefusalReason.DYNAMIC_DAY_LIMIT, RefusalReason.MONTH_LIMIT);
        assertThat(SpendLimit.tightest(at(limits, MONDAY), Usage.none(EUR))).contains(all.get(1));
    }

    private static LimitsNow at(Limits limits, LocalDate date) {
        return new LimitsNow(limits, date(date));
    }

    private static CallDate date(LocalDate date) {
        return CallDate.of(date.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(" "));
    }

    private static Stream<Arguments> rows(String table) {
        return TextTable.rows(UsageTest.class, table).stream().map(row -> Arguments.of(row.toArray()));
    }
}
