package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.ledger.ChainLink;
import org.ringfence.billing.ledger.Reservation;

/** Finds the reservation and the record of an attempt, and adds records. */
final class AttemptRows {

    private AttemptRows() {}

    static Optional<Reservation> reservation(Sql sql, AttemptId attempt) throws SQLException {
        return sql.find(CallRows::reservation, CallRows.SELECT_RESERVATION + "where attempt_id = ?", attempt.value());
    }

    static Optional<CallRecord> record(Sql sql, AttemptId attempt) throws SQLException {
        return sql.find(CallRows::record, CallRows.SELECT_RECORD + "where attempt_id = ?", attempt.value());
    }

    /** Adds a record to the chain of its account, whose row is locked; to none when there is no account. */
    static void append(Sql sql, CallRecord added, @Nullable AccountRow account) throws SQLException {
        if (account == null) {
            insert(sql, added, null);
        } else {
            ChainHeads heads = account.heads().with(added);
            insert(sql, added, heads.record());
            heads.keep(sql, added.attempt().account());
        }
    }

    static void insert(Sql sql, CallRecord added, @Nullable ChainLink link) throws SQLException {
        sql.update(CallRows.INSERT_RECORD, CallRows.recordValues(added, link));
        if (sql.passesRecordsOn()) {
            sql.update(
                    "insert into cdr_outbox (attempt_id) values (?)",
                    added.attempt().id().value());
        }
    }
}
