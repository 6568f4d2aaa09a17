package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.CdrStore;
import org.ringfence.billing.cdr.DayCalls;
import org.ringfence.billing.cdr.RangeSpend;

/** Call detail records in SQL; the ledger writes them. */
public final class SqlCdrStore implements CdrStore {

    private static final int MOST_PER_REFERENCE = 100;

    /** Charges in 1e-5, days since 1970 in UTC. */
    private static final String SPEND = "select account_id, destination_name, number_range, day_number,"
            + " cast(sum(charge) * 100000 as bigint) as charged"
            + " from (select account_id, destination_name, charge,"
            + " substring(destination from 1 for greatest(least(" + RangeSpend.SHORTEST
            + ", char_length(destination)), char_length(destination) - " + RangeSpend.OPEN + ")) as number_range,"
            + " cast(floor(extract(epoch from released_at) / 86400) as bigint) as day_number"
            + " from call_record where released_at >= ? and charge > 0 and not on_net) calls"
            + " group by account_id, destination_name, number_range, day_number";

    private static final String DAYS = "select account_id, day_number, count(*) as made,"
            + " sum(case when answered_at is null then 0 else 1 end) as answered"
            + " from (select account_id, answered_at,"
            + " cast(floor(extract(epoch from released_at) / 86400) as bigint) as day_number"
            + " from call_record where released_at >= ? and not on_net and outcome <> ?) calls"
            + " group by account_id, day_number order by account_id, day_number";

    private final Database database;

    public SqlCdrStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<CallRecord> find(AttemptId attempt) {
        return database.call(
                sql -> sql.find(CallRows::record, CallRows.SELECT_RECORD + "where attempt_id = ?", attempt.value()));
    }

    @Override
    public List<CallRecord> findByCallReference(String callReference) {
        return records(
                "where call_reference = ? order by started_at, attempt_id fetch first ? rows only",
                callReference,
                MOST_PER_REFERENCE);
    }

    @Override
    public List<CallRecord> latest(AccountId account, int limit) {
        return records(
                "where account_id = ? order by started_at desc, attempt_id fetch first ? rows only",
                account.value(),
                limit);
    }

    @Override
    public void each(Instant from, Instant until, Consumer<CallRecord> taker) {
        database.<Boolean>atOneInstant(sql -> {
            sql.each(
                    row -> taker.accept(CallRows.record(row)),
                    CallRows.SELECT_RECORD
                            + "where released_at >= ? and released_at < ? order by released_at, attempt_id",
                    from,
                    until);
            return true;
        });
    }

    @Override
    public void spend(Instant since, Consumer<RangeSpend> each) {
        database.apart(sql -> {
            sql.each(row -> each.accept(spend(row)), SPEND, since);
            return true;
        });
    }

    @Override
    public void days(Instant since, Consumer<DayCalls> each) {
        database.apart(sql -> {
            sql.each(
                    row -> each.accept(new DayCalls(
                            new AccountId(row.big("account_id")),
                            row.big("day_number"),
                            row.number("made"),
                            row.number("answered"))),
                    DAYS,
                    since,
                    CallOutcome.REFUSED);
            return true;
        });
    }

    private static RangeSpend spend(Row row) throws SQLException {
        return new RangeSpend(
                new AccountId(row.big("account_id")),
                row.text("destination_name"),
                row.text("number_range"),
                row.big("day_number"),
                row.big("charged"));
    }

    private List<CallRecord> records(String condition, Object... values) {
        return database.call(sql -> sql.list(CallRows::record, CallRows.SELECT_RECORD + condition, values));
    }
}
