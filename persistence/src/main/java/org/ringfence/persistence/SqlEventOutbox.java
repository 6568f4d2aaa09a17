package org.ringfence.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.event.EventOutbox;

/** Events in SQL that wait for delivery; the ledger writes them. */
public final class SqlEventOutbox implements EventOutbox {

    private final Database database;

    public SqlEventOutbox(Database database) {
        this.database = database;
    }

    @Override
    public List<BillingEvent> pending(int limit) {
        return database.call(sql -> sql.list(
                LedgerRows::event,
                "select id, kind, account_id, attempt_id, amount, currency, happened_at from event_outbox"
                        + " order by seq fetch first ? rows only",
                limit));
    }

    @Override
    public void delivered(Collection<UUID> events) {
        List<@Nullable Object[]> rows = new ArrayList<>(events.size());
        events.forEach(id -> rows.add(new @Nullable Object[] {id}));
        database.run(sql -> {
            sql.updateAll("delete from event_outbox where id = ?", rows);
            return null;
        });
    }
}
