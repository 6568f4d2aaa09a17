package org.ringfence.persistence;

import java.sql.SQLException;
import org.ringfence.billing.number.BlockedNumber;
import org.ringfence.billing.number.BlockedNumberStore;
import org.ringfence.billing.number.BlockedNumbers;
import org.ringfence.billing.number.Confidence;

/** The blacklist of numbers in SQL, held in memory. */
public final class SqlBlockedNumberStore implements BlockedNumberStore {

    private final Database database;
    private volatile BlockedNumbers held = BlockedNumbers.NONE;

    public SqlBlockedNumberStore(Database database) {
        this.database = database;
    }

    /** Reads the list; to be called when the database is there, and when another node changed it. */
    synchronized void refresh() {
        held = new BlockedNumbers(database.call(sql -> sql.list(
                SqlBlockedNumberStore::entry,
                "select prefix, confidence, reason, listed_at, expires_at from blocked_number")));
    }

    @Override
    public BlockedNumbers list() {
        return held;
    }

    @Override
    public void put(BlockedNumber entry) {
        database.call(sql -> {
            sql.update("delete from blocked_number where prefix = ?", entry.prefix());
            sql.update(
                    "insert into blocked_number (prefix, confidence, reason, listed_at, expires_at)"
                            + " values (?, ?, ?, ?, ?)",
                    entry.prefix(),
                    entry.confidence(),
                    entry.reason(),
                    entry.listedAt(),
                    entry.expiresAt());
            Edition.BLOCKED_NUMBERS.next(sql);
            return true;
        });
        refresh();
    }

    @Override
    public boolean remove(String prefix) {
        boolean removed = database.call(sql -> {
            boolean found = sql.update("delete from blocked_number where prefix = ?", prefix) > 0;
            Edition.BLOCKED_NUMBERS.next(sql);
            return found;
        });
        refresh();
        return removed;
    }

    private static BlockedNumber entry(Row row) throws SQLException {
        return new BlockedNumber(
                row.text("prefix"),
                row.constant(Confidence.class, "confidence"),
                row.text("reason"),
                row.instant("listed_at"),
                row.instantOrNull("expires_at"));
    }
}
