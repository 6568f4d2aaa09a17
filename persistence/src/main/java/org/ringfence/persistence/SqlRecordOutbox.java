package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.RecordOutbox;

/** Records to pass on in SQL, shared by all servers of the database. */
public final class SqlRecordOutbox implements RecordOutbox {

    private static final int LONGEST_FAILURE = 200;

    private final Database database;
    private final Supplier<UUID> ids;

    /** @param ids names for batches, no two alike */
    public SqlRecordOutbox(Database database, Supplier<UUID> ids) {
        this.database = database;
        this.ids = ids;
    }

    private record Open(UUID id, boolean due) {}

    @Override
    public Optional<Batch> claim(int most, Instant now, Instant until) {
        return database.apart(sql -> {
            if (!sql.exists("select 1 from cdr_outbox")) {
                return Optional.<Batch>empty();
            }
            sql.find(row -> row.number("id"), "select id from cdr_turn for update");
            Open open = sql.find(
                            row -> new Open(
                                    row.uuid("id"), !row.instant("due_at").isAfter(now)),
                            "select id, due_at from cdr_batch where due_at is not null")
                    .orElse(null);
            if (open != null && !open.due()) {
                return Optional.<Batch>empty();
            }
            UUID batch = open == null ? make(sql, most, until) : open.id();
            sql.update("update cdr_batch set due_at = ? where id = ?", until, batch);
            return Optional.of(new Batch(batch, records(sql, batch)));
        });
    }

    private UUID make(Sql sql, int most, Instant until) throws SQLException {
        UUID batch = ids.get();
        int records = sql.update(
                "update cdr_outbox set batch_id = ? where seq in (select seq from cdr_outbox where batch_id is null"
                        + " order by seq fetch first ? rows only)",
                batch,
                most);
        sql.update("insert into cdr_batch (id, records, due_at) values (?, ?, ?)", batch, records, until);
        return batch;
    }

    private static List<CallRecord> records(Sql sql, UUID batch) throws SQLException {
        return sql.list(
                CallRows::record, CallRows.SELECT_RECORD_OF_OUTBOX + "where o.batch_id = ? order by o.seq", batch);
    }

    @Override
    public void delivered(UUID batch, Instant at) {
        database.<Boolean>apart(sql -> {
            sql.update(
                    "update cdr_batch set due_at = null, delivered_at = ?, failure = null where id = ? and due_at is not null",
                    at,
                    batch);
            sql.update("delete from cdr_outbox where batch_id = ?", batch);
            return true;
        });
    }

    @Override
    public void postpone(UUID batch, Instant until, String failure) {
        String text = failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
        database.<Integer>apart(sql -> sql.update(
                "update cdr_batch set due_at = ?, failure = ? where id = ? and due_at is not null",
                until,
                text,
                batch));
    }

    @Override
    public State state() {
        return database.atOneInstant(sql -> {
            long waiting = sql.find(row -> row.big("waiting"), "select count(*) as waiting from cdr_outbox")
                    .orElse(0L);
            Instant oldest = at(
                    sql,
                    "select min(r.released_at) as at from call_record r join cdr_outbox o on o.attempt_id = r.attempt_id");
            Instant delivered = at(sql, "select max(delivered_at) as at from cdr_batch");
            @Nullable
            String failure = sql
                    .list(
                            row -> row.text("failure"),
                            "select failure from cdr_batch where due_at is not null and failure is not null")
                    .stream()
                    .findFirst()
                    .orElse(null);
            return new State(waiting, oldest, delivered, failure);
        });
    }

    private static @Nullable Instant at(Sql sql, String query) throws SQLException {
        return sql.list(row -> Optional.ofNullable(row.instantOrNull("at")), query)
                .get(0)
                .orElse(null);
    }

    @Override
    public int forget(Instant before) {
        return database.<Integer>apart(sql -> sql.update("delete from cdr_batch where delivered_at < ?", before));
    }
}
