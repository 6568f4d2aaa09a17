package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.fraud.CallCounter;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.NumberKind;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.ProfileRule.Threshold;
import org.ringfence.billing.fraud.Remedy;

/** Profiles of calls in SQL, held in memory. */
public final class SqlFraudProfileStore implements FraudProfileStore {

    private static final String WARNING = "_warning";
    private static final String CRITICAL = "_critical";
    private static final String THRESHOLDS = Stream.of(CallCounter.values())
            .map(SqlFraudProfileStore::column)
            .flatMap(counter -> Stream.of(counter + WARNING, counter + CRITICAL))
            .collect(Collectors.joining(", "));

    private final Database database;
    private volatile Held held = new Held(List.of(), Map.of(), Map.of());

    public SqlFraudProfileStore(Database database) {
        this.database = database;
    }

    private record Held(
            List<FraudProfile> profiles, Map<String, FraudProfile> byName, Map<Long, FraudProfile> byAccount) {}

    private record Known(long id, String name) {}

    private record Assigned(long account, long profile) {}

    private record Kept(long profile, ProfileRule rule) {}

    /** Reads them all; to be called when the database is there, and when another node changed some. */
    synchronized void refresh() {
        held = database.atOneInstant(SqlFraudProfileStore::read);
    }

    private static Held read(Sql sql) throws SQLException {
        Map<Long, List<ProfileRule>> rules = new HashMap<>();
        sql.list(
                        row -> new Kept(row.big("profile_id"), rule(row)),
                        "select profile_id, numbers, from_time, until_time, action, lock_level, " + THRESHOLDS
                                + " from fraud_profile_rule order by profile_id, place")
                .forEach(kept -> rules.computeIfAbsent(kept.profile(), unknown -> new ArrayList<>())
                        .add(kept.rule()));
        Map<Long, FraudProfile> byId = new HashMap<>();
        Map<String, FraudProfile> byName = new TreeMap<>();
        for (Known known :
                sql.list(row -> new Known(row.big("id"), row.text("name")), "select id, name from fraud_profile")) {
            FraudProfile profile = new FraudProfile(known.name(), rules.getOrDefault(known.id(), List.of()));
            byId.put(known.id(), profile);
            byName.put(known.name(), profile);
        }
        Map<Long, FraudProfile> byAccount = new HashMap<>();
        sql.list(
                        row -> new Assigned(row.big("account_id"), row.big("profile_id")),
                        "select account_id, profile_id from account_fraud_profile")
                .forEach(assigned -> byAccount.put(assigned.account(), byId.get(assigned.profile())));
        return new Held(List.copyOf(byName.values()), byName, byAccount);
    }

    @Override
    public List<FraudProfile> profiles() {
        return held.profiles();
    }

    @Override
    public @Nullable FraudProfile profile(String name) {
        return held.byName().get(name);
    }

    @Override
    public @Nullable FraudProfile of(AccountId account) {
        return held.byAccount().get(account.value());
    }

    @Override
    public void keep(FraudProfile profile) {
        database.call(sql -> {
            Long known = lockedId(sql, profile.name());
            if (known == null) {
                sql.update("insert into fraud_profile (name) values (?)", profile.name());
                known = lockedId(sql, profile.name());
            }
            sql.update("delete from fraud_profile_rule where profile_id = ?", known);
            for (int place = 0; place < profile.rules().size(); place++) {
                insert(sql, known, place, profile.rules().get(place));
            }
            Edition.FRAUD_PROFILES.next(sql);
            return true;
        });
        refresh();
    }

    private static void insert(Sql sql, @Nullable Long profile, int place, ProfileRule rule) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(profile);
        values.add(place);
        values.add(rule.numbers().text());
        values.add(rule.from().toString());
        values.add(rule.until().toString());
        values.add(rule.remedy().action());
        values.add(rule.remedy().lock());
        for (CallCounter counter : CallCounter.values()) {
            Threshold threshold = rule.thresholds().get(counter);
            values.add(threshold == null ? null : threshold.warning());
            values.add(threshold == null ? null : threshold.critical());
        }
        sql.update(
                "insert into fraud_profile_rule (profile_id, place, numbers, from_time, until_time, action, lock_level, "
                        + THRESHOLDS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values.toArray());
    }

    @Override
    public RemoveAnswer remove(String name) {
        RemoveAnswer answer = database.call(sql -> {
            Long id = lockedId(sql, name);
            if (id == null) {
                return RemoveAnswer.UNKNOWN;
            }
            if (sql.exists("select 1 from account_fraud_profile where profile_id = ?", id)) {
                return RemoveAnswer.IN_USE;
            }
            sql.update("delete from fraud_profile_rule where profile_id = ?", id);
            sql.update("delete from fraud_profile where id = ?", id);
            Edition.FRAUD_PROFILES.next(sql);
            return RemoveAnswer.REMOVED;
        });
        refresh();
        return answer;
    }

    @Override
    public AssignAnswer assign(AccountId account, @Nullable String profile) {
        AssignAnswer answer = database.call(sql -> {
            if (AccountRow.locked(sql, account).isEmpty()) {
                return AssignAnswer.UNKNOWN_ACCOUNT;
            }
            Long id = profile == null ? null : lockedId(sql, profile);
            if (profile != null && id == null) {
                return AssignAnswer.UNKNOWN_PROFILE;
            }
            sql.update("delete from account_fraud_profile where account_id = ?", account.value());
            if (id != null) {
                sql.update(
                        "insert into account_fraud_profile (account_id, profile_id) values (?, ?)",
                        account.value(),
                        id);
            }
            Edition.FRAUD_PROFILES.next(sql);
            return AssignAnswer.ASSIGNED;
        });
        refresh();
        return answer;
    }

    private static @Nullable Long lockedId(Sql sql, String name) throws SQLException {
        return sql.find(row -> row.big("id"), "select id from fraud_profile where name = ? for update", name)
                .orElse(null);
    }

    private static ProfileRule rule(Row row) throws SQLException {
        Map<CallCounter, Threshold> thresholds = new EnumMap<>(CallCounter.class);
        for (CallCounter counter : CallCounter.values()) {
            Integer warning = row.numberOrNull(column(counter) + WARNING);
            Integer critical = row.numberOrNull(column(counter) + CRITICAL);
            if (warning != null || critical != null) {
                thresholds.put(counter, new Threshold(warning, critical));
            }
        }
        return new ProfileRule(
                new NumberKind(row.text("numbers")),
                LocalTime.parse(row.text("from_time")),
                LocalTime.parse(row.text("until_time")),
                thresholds,
                new Remedy(row.constant(FraudAction.class, "action"), row.constant(LockLevel.class, "lock_level")));
    }

    private static String column(CallCounter counter) {
        return counter.name().toLowerCase(Locale.ROOT);
    }
}
