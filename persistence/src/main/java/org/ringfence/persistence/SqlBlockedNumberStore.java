package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.number.BlacklistReview;
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
                "select prefix, confidence, reason, listed_at, expires_at, learnt from blocked_number")));
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
                    "insert into blocked_number (prefix, confidence, reason, listed_at, expires_at, learnt)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    entry.prefix(),
                    entry.confidence(),
                    entry.reason(),
                    entry.listedAt(),
                    entry.expiresAt(),
                    entry.learnt());
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

    @Override
    public void noteRefusals(Map<String, Instant> last) {
        List<@Nullable Object[]> rows = last.entrySet().stream()
                .map(refusal -> new @Nullable Object[] {refusal.getValue(), refusal.getKey(), refusal.getValue()})
                .toList();
        database.run(sql -> {
            sql.updateAll(
                    "update blocked_number set refused_at = ?"
                            + " where prefix = ? and (refused_at is null or refused_at < ?)",
                    rows);
            return null;
        });
    }

    @Override
    public BlacklistReview review(Instant now) {
        BlacklistReview review = database.call(sql -> {
            BlacklistReview done = BlacklistReview.none();
            for (Refused found : sql.list(
                    Refused::of,
                    "select prefix, confidence, reason, listed_at, expires_at, learnt, refused_at"
                            + " from blocked_number")) {
                BlockedNumber after = BlacklistReview.judge(found.entry, found.at, now);
                if (!found.entry.equals(after) && change(sql, found.entry, after)) {
                    done = done.plus(found.entry, after);
                }
            }
            if (!done.equals(BlacklistReview.none())) {
                Edition.BLOCKED_NUMBERS.next(sql);
            }
            return done;
        });
        refresh();
        return review;
    }

    private record Refused(BlockedNumber entry, @Nullable Instant at) {
        static Refused of(Row row) throws SQLException {
            return new Refused(SqlBlockedNumberStore.entry(row), row.instantOrNull("refused_at"));
        }
    }

    /** False when somebody made another entry of it meanwhile. */
    private static boolean change(Sql sql, BlockedNumber entry, @Nullable BlockedNumber after) throws SQLException {
        if (after == null) {
            return sql.update(
                            "delete from blocked_number where prefix = ? and listed_at = ?",
                            entry.prefix(),
                            entry.listedAt())
                    > 0;
        }
        return sql.update(
                        "update blocked_number set confidence = ?, listed_at = ? where prefix = ? and listed_at = ?",
                        after.confidence(),
                        after.listedAt(),
                        entry.prefix(),
                        entry.listedAt())
                > 0;
    }

    private static BlockedNumber entry(Row row) throws SQLException {
        return new BlockedNumber(
                row.text("prefix"),
                row.constant(Confidence.class, "confidence"),
                row.text("reason"),
                row.instant("listed_at"),
                row.instantOrNull("expires_at"),
                row.flag("learnt"));
    }
}
