package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.security.SecurityEvent;
import org.ringfence.call.security.SecurityEventStore;

/** Security events in SQL, shared by all servers of the database. */
public final class SqlSecurityEventStore implements SecurityEventStore {

    private static final String COLUMNS = "id, kind, subject, rule, evidence, node, happened_at, delivered_at";

    private final Database database;

    public SqlSecurityEventStore(Database database) {
        this.database = database;
    }

    /** A batch is in one transaction: if one of its events is there, so are all, and the answer to it got lost. */
    @Override
    public void add(List<SecurityEvent> batch, @Nullable Instant due) {
        List<@Nullable Object[]> rows = new ArrayList<>(batch.size());
        for (SecurityEvent event : batch) {
            rows.add(new @Nullable Object[] {
                event.id(), event.kind(), event.subject(), event.rule(), event.evidence(), event.node(), event.at(), due
            });
        }
        try {
            database.<Boolean>apart(sql -> {
                sql.updateAll(
                        "insert into security_event (id, kind, subject, rule, evidence, node, happened_at, due_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        rows);
                return true;
            });
        } catch (Database.KeyExists written) {
            StoreLog.LOG.eventsAreThere(batch.size());
        }
    }

    @Override
    public List<Stored> since(Instant from, SecurityEvent.@Nullable Kind kind, int limit) {
        String query = "select " + COLUMNS + " from security_event where happened_at >= ?";
        String order = " order by happened_at desc, seq desc fetch first ? rows only";
        Sql.RowMapper<Stored> stored = row -> new Stored(event(row), row.instantOrNull("delivered_at"));
        return database.apart(sql -> kind == null
                ? sql.list(stored, query + order, from, limit)
                : sql.list(stored, query + " and kind = ?" + order, from, kind, limit));
    }

    @Override
    public List<SecurityEvent> claim(int limit, Instant now, Instant until) {
        return database.apart(sql -> {
            List<SecurityEvent> due = sql.list(
                    SqlSecurityEventStore::event,
                    "select " + COLUMNS + " from security_event where due_at <= ? order by seq fetch first ? rows only",
                    now,
                    limit);
            List<@Nullable Object[]> rows = new ArrayList<>(due.size());
            due.forEach(event -> rows.add(new @Nullable Object[] {until, event.id(), now}));
            int[] taken = sql.updateEach("update security_event set due_at = ? where id = ? and due_at <= ?", rows);
            List<SecurityEvent> claimed = new ArrayList<>(due.size());
            for (int i = 0; i < taken.length; i++) {
                if (taken[i] > 0) {
                    claimed.add(due.get(i));
                }
            }
            return claimed;
        });
    }

    private static SecurityEvent event(Row row) throws SQLException {
        return new SecurityEvent(
                row.uuid("id"),
                row.constant(SecurityEvent.Kind.class, "kind"),
                row.instant("happened_at"),
                row.text("subject"),
                row.text("rule"),
                row.text("evidence"),
                row.text("node"));
    }

    @Override
    public void postpone(Collection<UUID> events, Instant until) {
        change("update security_event set due_at = ? where id = ? and due_at is not null", events, until);
    }

    @Override
    public void delivered(Collection<UUID> events, Instant at) {
        change("update security_event set due_at = null, delivered_at = ? where id = ?", events, at);
    }

    private void change(String statement, Collection<UUID> events, Instant at) {
        List<@Nullable Object[]> rows = new ArrayList<>(events.size());
        events.forEach(id -> rows.add(new @Nullable Object[] {at, id}));
        database.<Boolean>apart(sql -> {
            sql.updateAll(statement, rows);
            return true;
        });
    }

    @Override
    public int forget(Instant before) {
        return database.<Integer>apart(sql -> sql.update("delete from security_event where happened_at < ?", before));
    }
}
