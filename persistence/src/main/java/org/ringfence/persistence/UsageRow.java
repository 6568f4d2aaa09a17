package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.billing.spending.Usage;

/** What an account has spent and talked, as columns of its row. */
final class UsageRow {

    static final String COLUMNS = "usage_day, usage_month, day_spent, day_talk, month_spent, month_talk, highest_day,"
            + " highest_on, month_growth, active_months";
    /** To be set from {@link #values}. */
    static final String SET = COLUMNS.replace(",", " = ?,") + " = ?";

    private UsageRow() {}

    static Usage of(Row row) throws SQLException {
        return new Usage(
                new CallDate(row.number("usage_day"), row.number("usage_month")),
                row.money("day_spent"),
                row.big("day_talk"),
                row.money("month_spent"),
                row.big("month_talk"),
                row.money("highest_day"),
                row.number("highest_on"),
                row.money("month_growth"),
                row.number("active_months"));
    }

    static List<@Nullable Object> values(Usage usage) {
        return List.of(
                usage.date().day(),
                usage.date().month(),
                usage.daySpent(),
                usage.dayTalk(),
                usage.monthSpent(),
                usage.monthTalk(),
                usage.highest(),
                usage.highestOn(),
                usage.growth(),
                usage.activeMonths());
    }
}
