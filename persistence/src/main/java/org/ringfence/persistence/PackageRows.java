package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.packages.CallPackage;
import org.ringfence.billing.packages.PackageId;
import org.ringfence.billing.packages.PackageUse;

/** What accounts have used of their packages; whoever changes it has locked the account's row. */
final class PackageRows {

    private static final String SELECT = "select package_id, period, used, held from account_package ";

    private PackageRows() {}

    static Map<PackageId, PackageUse> uses(Sql sql, AccountId account) throws SQLException {
        Map<PackageId, PackageUse> uses = new HashMap<>();
        sql.list(
                row -> uses.put(new PackageId(row.big("package_id")), use(row)),
                SELECT + "where account_id = ?",
                account.value());
        return uses;
    }

    private static PackageUse use(Row row) throws SQLException {
        return new PackageUse(row.number("period"), row.big("used"), row.big("held"));
    }

    /** Holds so many seconds more of the package that pays for a call; negative for fewer. */
    static void hold(Sql sql, Reservation reservation, long more) throws SQLException {
        PackageId bundle = reservation.priced().bundle();
        if (bundle != null && more != 0) {
            sql.update(
                    "update account_package set held = greatest(0, held + ?) where account_id = ? and package_id = ?",
                    more,
                    reservation.account().value(),
                    bundle.value());
        }
    }

    /** Counts what a call has used, and gives back the rest. */
    static void end(Sql sql, Reservation held, CallEnding ending) throws SQLException {
        if (held.priced().bundle() == null) {
            return;
        }
        CallPackage bundle = ending.packageOf(held).orElse(null);
        @Nullable
        PackageUse before = bundle == null ? null : uses(sql, held.account()).get(bundle.id());
        if (bundle == null || before == null) {
            hold(sql, held, -held.included());
            return;
        }
        PackageUse after = ending.after(before, bundle, held);
        sql.update(
                "update account_package set period = ?, used = ?, held = ? where account_id = ? and package_id = ?",
                after.period(),
                after.used(),
                after.held(),
                held.account().value(),
                bundle.id().value());
    }
}
