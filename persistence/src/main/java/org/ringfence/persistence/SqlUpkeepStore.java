package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.upkeep.UpkeepStore;
import org.ringfence.call.upkeep.UserState;

/** The states of users in SQL. */
public final class SqlUpkeepStore implements UpkeepStore {

    private final Database database;

    public SqlUpkeepStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean takeOver(Chore chore, Instant now, Duration period) {
        return change("update chore set done_at = ? where name = ? and done_at <= ?", now, chore, now.minus(period));
    }

    private boolean change(String statement, @Nullable Object... values) {
        return database.<Integer>apart(sql -> sql.update(statement, values)) > 0;
    }

    @Override
    public List<UserState> users() {
        return database.apart(sql -> sql.list(
                SqlUpkeepStore::state,
                "select user_part, domain, account_id, sign_in, password_set_at, weak_since, aged_told_at, last_used_at,"
                        + " dormant_told_at from sip_user where enabled = ? order by id",
                true));
    }

    private static UserState state(Row row) throws SQLException {
        return new UserState(
                new AddressOfRecord(row.text("user_part"), row.text("domain")),
                new AccountId(row.big("account_id")),
                row.constant(SignIn.Type.class, "sign_in") == SignIn.Type.PASSWORD,
                row.instant("password_set_at"),
                row.instantOrNull("weak_since"),
                row.instantOrNull("aged_told_at"),
                row.instant("last_used_at"),
                row.instantOrNull("dormant_told_at"));
    }

    @Override
    public boolean mark(AddressOfRecord address, Mark mark, Instant now, Instant newerThan) {
        String column =
                switch (mark) {
                    case WEAK -> "weak_since";
                    case AGED -> "aged_told_at";
                    case DORMANT -> "dormant_told_at";
                };
        return change(
                "update sip_user set " + column + " = ? where user_part = ? and domain = ? and (" + column
                        + " is null or " + column + " < ?)",
                now,
                address.user(),
                address.domain(),
                newerThan);
    }

    @Override
    public void passwordSet(AddressOfRecord address, Instant now) {
        change(
                "update sip_user set password_set_at = ?, weak_since = null, aged_told_at = null"
                        + " where user_part = ? and domain = ?",
                now,
                address.user(),
                address.domain());
    }

    @Override
    public void used(Collection<SipUserId> users, Instant now) {
        List<@Nullable Object[]> rows = new ArrayList<>(users.size());
        users.forEach(user -> rows.add(new @Nullable Object[] {now, user.value()}));
        database.<Boolean>apart(sql -> {
            sql.updateAll("update sip_user set last_used_at = ?, dormant_told_at = null where id = ?", rows);
            return true;
        });
    }

    @Override
    public void reactivated(AccountId account, Instant now) {
        change(
                "update sip_user set last_used_at = ?, dormant_told_at = null where account_id = ?",
                now,
                account.value());
    }
}
