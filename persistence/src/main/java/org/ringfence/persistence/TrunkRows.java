package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountType;
import org.ringfence.call.provisioning.NewTrunk;
import org.ringfence.call.provisioning.Provisioning.Answer;
import org.ringfence.call.provisioning.TrunkChange;
import org.ringfence.call.routing.Gateway;

/** Writes and removes trunks within one transaction. */
final class TrunkRows {

    private final Sql sql;
    private final SqlAccountStore accounts;

    TrunkRows(Sql sql, SqlAccountStore accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    Answer create(NewTrunk trunk) throws SQLException {
        Optional<AccountId> left = leftByRemoved(trunk);
        List<String> taken = left.isPresent()
                ? List.of()
                : SqlAccountStore.taken(sql, List.of(trunk.account().name()));
        if (!taken.isEmpty()) {
            return new Answer.Taken(taken);
        }
        AccountId account = left.isPresent()
                ? left.get()
                : accounts.insertAll(sql, List.of(trunk.account())).get(0);
        insert(account, trunk);
        return new Answer.Created(List.of(account));
    }

    /** Records name accounts, so that of a removed trunk has stayed; it is used again if its currency is the same. */
    private Optional<AccountId> leftByRemoved(NewTrunk trunk) throws SQLException {
        return sql.find(
                row -> new AccountId(row.big("id")),
                "select id from account where name = ? and account_type = ? and currency = ?"
                        + " and not exists (select 1 from trunk where account_id = account.id)"
                        + " and not exists (select 1 from sip_user where account_id = account.id)",
                trunk.account().name(),
                AccountType.TRUNK.name(),
                trunk.account().terms().currency().getCurrencyCode());
    }

    private void insert(AccountId account, NewTrunk trunk) throws SQLException {
        sql.update(
                "insert into trunk (account_id, name, priority, weight, max_calls, enabled) values (?, ?, ?, ?, ?, ?)",
                account.value(),
                trunk.account().name(),
                trunk.priority(),
                trunk.weight(),
                orNull(trunk.maxCalls()),
                true);
        sql.updateAll(
                "insert into trunk_gateway (trunk_id, place, host, port, transport) values (?, ?, ?, ?, ?)",
                gateways(account, trunk.gateways()));
        insertPrefixes(account.value(), trunk.prefixes());
    }

    private void insertPrefixes(long trunk, Set<String> prefixes) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        prefixes.forEach(prefix -> rows.add(new @Nullable Object[] {trunk, prefix}));
        sql.updateAll("insert into trunk_prefix (trunk_id, prefix) values (?, ?)", rows);
    }

    boolean change(String name, TrunkChange change) throws SQLException {
        Long trunk = sql.find(
                        row -> row.big("account_id"), "select account_id from trunk where name = ? for update", name)
                .orElse(null);
        if (trunk == null) {
            return false;
        }
        sql.update(
                "update trunk set priority = coalesce(?, priority), weight = coalesce(?, weight),"
                        + " enabled = coalesce(?, enabled) where account_id = ?",
                change.priority(),
                change.weight(),
                change.enabled(),
                trunk);
        OptionalInt most = change.maxCalls();
        if (most != null) {
            sql.update("update trunk set max_calls = ? where account_id = ?", orNull(most), trunk);
        }
        Set<String> prefixes = change.prefixes();
        if (prefixes != null) {
            sql.update("delete from trunk_prefix where trunk_id = ?", trunk);
            insertPrefixes(trunk, prefixes);
        }
        return true;
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static List<@Nullable Object[]> gateways(AccountId trunk, List<Gateway> gateways) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Gateway gateway : gateways) {
            rows.add(new @Nullable Object[] {
                trunk.value(), rows.size(), gateway.host(), gateway.port(), gateway.transport()
            });
        }
        return rows;
    }

    boolean remove(String name) throws SQLException {
        for (String table : List.of("trunk_gateway", "trunk_prefix")) {
            sql.update(
                    "delete from " + table + " where trunk_id = (select account_id from trunk where name = ?)", name);
        }
        return sql.update("delete from trunk where name = ?", name) > 0;
    }
}
