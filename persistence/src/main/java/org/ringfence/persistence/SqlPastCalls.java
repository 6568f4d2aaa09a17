package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.replay.PastCall;
import org.ringfence.billing.replay.PastCalls;

/** Reads call records for a replay, one by one. */
public final class SqlPastCalls implements PastCalls {

    private static final String SELECT = "select account_id, started_at, answered_at, released_at, destination, on_net,"
            + " destination_name, charge, currency from call_record where answered_at is not null and currency = ? and started_at >= ?"
            + " and started_at < ?";
    private static final String ORDER = " order by account_id, started_at, attempt_id";

    private final Database database;

    public SqlPastCalls(Database database) {
        this.database = database;
    }

    @Override
    public void read(@Nullable Long account, Currency currency, Instant from, Instant until, Consumer<PastCall> taker) {
        List<Object> values = new ArrayList<>(List.of(currency.getCurrencyCode(), from, until));
        if (account != null) {
            values.add(account);
        }
        String query = SELECT + (account == null ? "" : " and account_id = ?") + ORDER;
        database.<Boolean>atOneInstant(sql -> {
            sql.each(row -> taker.accept(call(row)), query, values.toArray());
            return true;
        });
    }

    private static PastCall call(Row row) throws SQLException {
        return new PastCall(
                row.big("account_id"),
                row.instant("started_at"),
                row.instant("answered_at"),
                row.instant("released_at"),
                row.text("destination"),
                row.flag("on_net"),
                row.money("charge").units(),
                row.text("destination_name"));
    }
}
