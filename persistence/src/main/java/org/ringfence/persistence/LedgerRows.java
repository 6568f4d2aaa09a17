package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.ChainLink;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;

/** Rows of ledger entries and of events that wait for delivery. */
final class LedgerRows {

    private static final String ENTRY =
            "select id, account_id, kind, amount, currency, booked_at, reference from ledger_entry ";
    static final String LINKED_ENTRY =
            "select id, account_id, kind, amount, currency, booked_at, reference, link_no, link from ledger_entry ";

    private LedgerRows() {}

    static void insert(Sql sql, LedgerEntry entry, ChainLink link) throws SQLException {
        sql.update(
                "insert into ledger_entry (id, account_id, kind, amount, currency, booked_at, reference,"
                        + " link_no, link) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id().value(),
                entry.account().value(),
                entry.kind(),
                entry.amount(),
                entry.amount().currency().getCurrencyCode(),
                entry.at(),
                entry.reference(),
                link.number(),
                link.hash());
    }

    static Optional<LedgerEntry> find(Sql sql, EntryId id) throws SQLException {
        return sql.find(LedgerRows::entry, ENTRY + "where id = ?", id.value());
    }

    static List<LedgerEntry> latest(Sql sql, AccountId account, int limit) throws SQLException {
        return sql.list(
                LedgerRows::entry,
                ENTRY + "where account_id = ? order by seq desc fetch first ? rows only",
                account.value(),
                limit);
    }

    static LedgerEntry entry(Row row) throws SQLException {
        return new LedgerEntry(
                new EntryId(row.uuid("id")),
                new AccountId(row.big("account_id")),
                row.constant(EntryKind.class, "kind"),
                row.money("amount"),
                row.instant("booked_at"),
                row.text("reference"));
    }

    static void insert(Sql sql, BillingEvent event) throws SQLException {
        AttemptId attempt = event.attempt();
        sql.update(
                "insert into event_outbox (id, kind, account_id, attempt_id, amount, currency, happened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                event.id(),
                event.kind(),
                event.account().value(),
                attempt == null ? null : attempt.value(),
                event.amount(),
                event.amount().currency().getCurrencyCode(),
                event.at());
    }

    static BillingEvent event(Row row) throws SQLException {
        UUID attempt = row.uuidOrNull("attempt_id");
        return new BillingEvent(
                row.uuid("id"),
                row.constant(BillingEvent.Kind.class, "kind"),
                new AccountId(row.big("account_id")),
                attempt == null ? null : new AttemptId(attempt),
                row.money("amount"),
                row.instant("happened_at"));
    }
}
