package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.geography.SeenCountryStore;

/** Countries of accounts in SQL, held in memory: most accounts have one. */
public final class SqlSeenCountryStore implements SeenCountryStore {

    private final Database database;
    private volatile Map<Long, Set<String>> held = new ConcurrentHashMap<>();

    public SqlSeenCountryStore(Database database) {
        this.database = database;
    }

    private record Seen(long account, String country) {}

    /** Reads them all; to be called when the database is there, and when another node changed some. */
    synchronized void refresh() {
        Map<Long, Set<String>> read = new ConcurrentHashMap<>();
        database.call(sql -> sql.list(
                        row -> new Seen(row.big("account_id"), row.text("country")),
                        "select account_id, country from account_country"))
                .forEach(seen -> read.computeIfAbsent(seen.account(), unknown -> new HashSet<>())
                        .add(seen.country()));
        held = read;
    }

    @Override
    public Set<String> of(AccountId account) {
        return held.getOrDefault(account.value(), Set.of());
    }

    @Override
    public boolean add(AccountId account, String country, Instant at) {
        if (of(account).contains(country)) {
            return false;
        }
        // other nodes find out themselves where an account is at home
        boolean first = of(account).isEmpty();
        boolean added = database.apart(sql -> {
            if (sql.exists(
                            "select 1 from account_country where account_id = ? and country = ?",
                            account.value(),
                            country)
                    || AccountRow.locked(sql, account).isEmpty()) {
                return false;
            }
            insert(sql, account, country, at);
            if (!first) {
                Edition.COUNTRIES.next(sql);
            }
            return true;
        });
        change(account, country, true);
        return added;
    }

    /** The account's row is locked, so nobody else adds one of its countries meanwhile. */
    private static void insert(Sql sql, AccountId account, String country, Instant at) throws SQLException {
        sql.update(
                "insert into account_country (account_id, country, first_at) select cast(? as bigint),"
                        + " cast(? as varchar), cast(? as timestamp with time zone) where not exists"
                        + " (select 1 from account_country where account_id = ? and country = ?)",
                account.value(),
                country,
                at,
                account.value(),
                country);
    }

    @Override
    public boolean remove(AccountId account, String country) {
        boolean removed = database.apart(sql -> {
            int rows = sql.update(
                    "delete from account_country where account_id = ? and country = ?", account.value(), country);
            Edition.COUNTRIES.next(sql);
            return rows > 0;
        });
        change(account, country, false);
        return removed;
    }

    /** A country more or less needs no reading of all others. */
    private void change(AccountId account, String country, boolean more) {
        held.compute(account.value(), (same, before) -> {
            Set<String> countries = before == null ? new HashSet<>() : new HashSet<>(before);
            if (more) {
                countries.add(country);
            } else {
                countries.remove(country);
            }
            return countries;
        });
    }
}
