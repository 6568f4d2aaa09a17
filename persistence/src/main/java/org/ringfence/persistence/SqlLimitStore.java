package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.AgreedLimits;
import org.ringfence.billing.spending.LimitProfile;
import org.ringfence.billing.spending.LimitSet;
import org.ringfence.billing.spending.LimitStore;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.billing.spending.Usage;

/** Limits in SQL. */
public final class SqlLimitStore implements LimitStore {

    private static final String COLUMNS = "day_limit, month_limit, month_step, month_end, dynamic_least,"
            + " dynamic_factor, day_talk_limit, month_talk_limit, off_peak_lines, low_balance";
    private static final String PLACES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
    private static final String SELECT_PROFILE = "select id, name, " + COLUMNS + " from limit_profile ";

    private final Database database;

    public SqlLimitStore(Database database) {
        this.database = database;
    }

    @Override
    public AgreedLimits of(AccountId account) {
        return database.call(sql -> {
            Own own = sql.find(
                            row -> new Own(row.bigOrNull("profile_id"), set(row)),
                            "select profile_id, " + COLUMNS + " from account_limit where account_id = ?",
                            account.value())
                    .orElse(null);
            return own == null ? AgreedLimits.NONE : agreed(sql, own);
        });
    }

    private record Own(@Nullable Long profile, LimitSet limits) {}

    private static AgreedLimits agreed(Sql sql, Own own) throws SQLException {
        LimitProfile profile = own.profile() == null
                ? null
                : sql.find(SqlLimitStore::profile, SELECT_PROFILE + "where id = ?", own.profile())
                        .orElseThrow();
        return new AgreedLimits(profile, own.limits());
    }

    @Override
    public SetAnswer set(AccountId account, @Nullable String profile, LimitSet own) {
        return database.call(sql -> {
            if (AccountRow.locked(sql, account).isEmpty()) {
                return SetAnswer.UNKNOWN_ACCOUNT;
            }
            Long id = profile == null ? null : id(sql, profile).orElse(null);
            if (profile != null && id == null) {
                return SetAnswer.UNKNOWN_PROFILE;
            }
            sql.update("delete from account_limit where account_id = ?", account.value());
            sql.update(
                    "insert into account_limit (account_id, profile_id, " + COLUMNS + ") values (?, ?, " + PLACES + ")",
                    values(own, account.value(), id));
            Edition.LIMITS.next(sql);
            return SetAnswer.SET;
        });
    }

    @Override
    public List<LimitProfile> profiles() {
        return database.call(sql -> sql.list(SqlLimitStore::profile, SELECT_PROFILE + "order by name"));
    }

    @Override
    public Optional<LimitProfile> profile(String name) {
        return database.call(sql -> sql.find(SqlLimitStore::profile, SELECT_PROFILE + "where name = ?", name));
    }

    @Override
    public void keep(LimitProfile profile) {
        database.call(sql -> {
            int changed = sql.update(
                    "update limit_profile set " + COLUMNS.replace(",", " = ?,") + " = ? where name = ?",
                    valuesAnd(profile.limits(), profile.name()));
            if (changed == 0) {
                sql.update(
                        "insert into limit_profile (name, " + COLUMNS + ") values (?, " + PLACES + ")",
                        values(profile.limits(), profile.name()));
            }
            Edition.LIMITS.next(sql);
            return changed;
        });
    }

    @Override
    public RemoveAnswer remove(String profile) {
        return database.call(sql -> {
            Long id = id(sql, profile).orElse(null);
            if (id == null) {
                return RemoveAnswer.UNKNOWN;
            }
            if (sql.exists("select 1 from account_limit where profile_id = ?", id)) {
                return RemoveAnswer.IN_USE;
            }
            sql.update("delete from limit_profile where id = ?", id);
            Edition.LIMITS.next(sql);
            return RemoveAnswer.REMOVED;
        });
    }

    private static Optional<Long> id(Sql sql, String profile) throws SQLException {
        return sql.find(row -> row.big("id"), "select id from limit_profile where name = ? for update", profile);
    }

    @Override
    public int forgetAddresses(Instant before) {
        return database.call(sql -> AddressRows.forget(sql, before));
    }

    @Override
    public int closeMonths(int beforeMonth, int most, MonthClosing limits) {
        List<AccountId> due = database.call(sql -> sql.list(
                row -> new AccountId(row.big("id")),
                "select id from account where active_months > 0 or (usage_month < ? and month_spent > 0)"
                        + " order by id fetch first ? rows only",
                beforeMonth,
                most));
        due.forEach(account -> close(account, limits.limitsOf(account)));
        return due.size();
    }

    private void close(AccountId account, LimitsNow now) {
        database.call(sql -> {
            Usage before = AccountRow.locked(sql, account).orElseThrow().usage();
            return keep(sql, account, before.closed(now));
        });
    }

    @Override
    public void addTalk(AccountId account, long seconds, LimitsNow end) {
        database.call(sql -> {
            AccountRow row = AccountRow.locked(sql, account).orElse(null);
            if (row == null) {
                return 0;
            }
            Money nothing = Money.zero(row.usage().daySpent().currency());
            return keep(sql, account, row.usage().plus(end, nothing, seconds));
        });
    }

    private static int keep(Sql sql, AccountId account, Usage usage) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(UsageRow.values(usage));
        values.add(account.value());
        return sql.update("update account set " + UsageRow.SET + " where id = ?", values.toArray());
    }

    private static LimitProfile profile(Row row) throws SQLException {
        return new LimitProfile(row.text("name"), set(row));
    }

    private static LimitSet set(Row row) throws SQLException {
        return new LimitSet(
                row.unitsOrNull("day_limit"),
                row.unitsOrNull("month_limit"),
                row.unitsOrNull("month_step"),
                row.unitsOrNull("month_end"),
                row.unitsOrNull("dynamic_least"),
                row.numberOrNull("dynamic_factor"),
                row.bigOrNull("day_talk_limit"),
                row.bigOrNull("month_talk_limit"),
                row.numberOrNull("off_peak_lines"),
                row.unitsOrNull("low_balance"));
    }

    private static @Nullable Object[] values(LimitSet set, @Nullable Object... first) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(first));
        values.addAll(columns(set));
        return values.toArray();
    }

    private static @Nullable Object[] valuesAnd(LimitSet set, Object last) {
        List<@Nullable Object> values = new ArrayList<>(columns(set));
        values.add(last);
        return values.toArray();
    }

    private static List<@Nullable Object> columns(LimitSet set) {
        return Arrays.asList(
                Money.toDecimal(set.day()),
                Money.toDecimal(set.month()),
                Money.toDecimal(set.monthStep()),
                Money.toDecimal(set.monthEnd()),
                Money.toDecimal(set.dynamicLeast()),
                set.dynamicFactor(),
                set.dayTalk(),
                set.monthTalk(),
                set.offPeakLines(),
                Money.toDecimal(set.lowBalance()));
    }
}
