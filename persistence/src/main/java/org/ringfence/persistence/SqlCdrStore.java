package org.ringfence.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.CdrStore;

/** Call detail records in SQL; the ledger writes them. */
public final class SqlCdrStore implements CdrStore {

    private static final int MOST_PER_REFERENCE = 100;

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

    private List<CallRecord> records(String condition, Object... values) {
        return database.call(sql -> sql.list(CallRows::record, CallRows.SELECT_RECORD + condition, values));
    }
}
