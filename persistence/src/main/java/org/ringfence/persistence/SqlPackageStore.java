package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageStore;
import org.ringfence.billing.packages.PackageUse;

/** Packages in SQL; what they are and who has them is held in memory. */
public final class SqlPackageStore implements PackageStore {

    private final Database database;
    private volatile Held held = new Held(List.of(), Map.of());

    public SqlPackageStore(Database database) {
        this.database = database;
    }

    private record Held(List<CallPackage> packages, Map<Long, List<CallPackage>> byAccount) {}

    private record Assigned(long account, PackageId bundle) {}

    /** Reads them all; to be called when the database is there, and when another node changed some. */
    synchronized void refresh() {
        held = database.atOneInstant(SqlPackageStore::read);
    }

    private static Held read(Sql sql) throws SQLException {
        List<CallPackage> packages = sql.list(
                SqlPackageStore::bundle, "select id, name, numbers, seconds, period from call_package order by name");
        Map<PackageId, CallPackage> byId = new HashMap<>();
        packages.forEach(bundle -> byId.put(bundle.id(), bundle));
        Map<Long, List<CallPackage>> byAccount = new HashMap<>();
        sql.list(
                        row -> new Assigned(row.big("account_id"), new PackageId(row.big("package_id"))),
                        "select account_id, package_id from account_package")
                .forEach(assigned -> byAccount
                        .computeIfAbsent(assigned.account(), first -> new ArrayList<>())
                        .add(byId.get(assigned.bundle())));
        byAccount.values().forEach(own -> own.sort(Comparator.comparing(CallPackage::name)));
        return new Held(packages, byAccount);
    }

    private static CallPackage bundle(Row row) throws SQLException {
        return new CallPackage(
                new PackageId(row.big("id")),
                row.text("name"),
                CallPackage.numbers(row.text("numbers")),
                row.big("seconds"),
                row.constant(CallPackage.Period.class, "period"));
    }

    @Override
    public List<CallPackage> of(AccountId account) {
        return held.byAccount().getOrDefault(account.value(), List.of());
    }

    @Override
    public List<CallPackage> packages() {
        return held.packages();
    }

    @Override
    public Optional<CallPackage> find(String name) {
        return held.packages().stream()
                .filter(bundle -> bundle.name().equals(name))
                .findFirst();
    }

    @Override
    public CallPackage keep(CallPackage bundle) {
        database.call(sql -> {
            String numbers = CallPackage.text(bundle.numbers());
            int changed = sql.update(
                    "update call_package set numbers = ?, seconds = ?, period = ? where name = ?",
                    numbers,
                    bundle.seconds(),
                    bundle.period(),
                    bundle.name());
            if (changed == 0) {
                sql.update(
                        "insert into call_package (name, numbers, seconds, period) values (?, ?, ?, ?)",
                        bundle.name(),
                        numbers,
                        bundle.seconds(),
                        bundle.period());
            }
            Edition.PACKAGES.next(sql);
            return changed;
        });
        refresh();
        return find(bundle.name()).orElseThrow(Database.LostRace::new);
    }

    @Override
    public RemoveAnswer remove(String name) {
        RemoveAnswer answer = database.call(sql -> {
            Long id = lockedId(sql, name);
            if (id == null) {
                return RemoveAnswer.UNKNOWN;
            }
            if (sql.exists("select 1 from account_package where package_id = ?", id)) {
                return RemoveAnswer.IN_USE;
            }
            sql.update("delete from call_package where id = ?", id);
            Edition.PACKAGES.next(sql);
            return RemoveAnswer.REMOVED;
        });
        refresh();
        return answer;
    }

    @Override
    public AssignAnswer assign(AccountId account, String name) {
        return changed(account, name, (sql, id) -> {
            int known = sql.update(
                    "update account_package set used = 0 where account_id = ? and package_id = ?", account.value(), id);
            if (known == 0) {
                sql.update("insert into account_package (account_id, package_id) values (?, ?)", account.value(), id);
            }
            return AssignAnswer.DONE;
        });
    }

    @Override
    public AssignAnswer withdraw(AccountId account, String name) {
        return changed(account, name, (sql, id) -> {
            int gone = sql.update(
                    "delete from account_package where account_id = ? and package_id = ?", account.value(), id);
            return gone == 0 ? AssignAnswer.NOT_ASSIGNED : AssignAnswer.DONE;
        });
    }

    /** A change of the packages of one account, whose row is locked. */
    private interface Change {
        AssignAnswer of(Sql sql, long bundle) throws SQLException;
    }

    private AssignAnswer changed(AccountId account, String name, Change change) {
        AssignAnswer answer = database.call(sql -> {
            if (AccountRow.locked(sql, account).isEmpty()) {
                return AssignAnswer.UNKNOWN_ACCOUNT;
            }
            Long id = lockedId(sql, name);
            if (id == null) {
                return AssignAnswer.UNKNOWN_PACKAGE;
            }
            AssignAnswer outcome = change.of(sql, id);
            Edition.PACKAGES.next(sql);
            return outcome;
        });
        refresh();
        return answer;
    }

    private static @Nullable Long lockedId(Sql sql, String name) throws SQLException {
        return sql.find(row -> row.big("id"), "select id from call_package where name = ? for update", name)
                .orElse(null);
    }

    @Override
    public Map<PackageId, PackageUse> uses(AccountId account) {
        return database.call(sql -> PackageRows.uses(sql, account));
    }
}
