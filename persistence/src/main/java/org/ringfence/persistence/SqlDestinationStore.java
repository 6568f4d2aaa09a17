package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.number.AccountDestinations;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.DialPlan;
import org.ringfence.billing.number.International;
import org.ringfence.billing.number.Permissions;
import org.ringfence.billing.number.PinHash;
import org.ringfence.billing.number.Place;

/** Destinations of accounts in SQL; all of them are held in memory, as only few accounts have some of their own. */
public final class SqlDestinationStore implements DestinationStore {

    private static final String COLUMNS = "country, country_code, area_code, national_prefix, international_prefix,"
            + " international, only_own_users, diversions, allowed, blocked, pin_hash";
    private static final String TRY_PIN = "update account_destination set pin_tried_at = ?,"
            + " pin_tries = case when pin_tried_at < ? then 1 else pin_tries + 1 end"
            + " where account_id = ? and (pin_tries < ? or pin_tried_at < ?)";

    private final Database database;
    private volatile Map<Long, AccountDestinations> held = Map.of();

    public SqlDestinationStore(Database database) {
        this.database = database;
    }

    /** Reads them all; to be called when the database is there, and when another node changed some. */
    synchronized void refresh() {
        Map<Long, AccountDestinations> read = new TreeMap<>();
        database.run(sql -> {
            read.clear();
            sql.each(
                    row -> read.put(row.big("account_id"), destinations(row)),
                    "select account_id, " + COLUMNS + " from account_destination");
            return null;
        });
        held = read;
    }

    @Override
    public AccountDestinations of(AccountId account) {
        return held.getOrDefault(account.value(), AccountDestinations.NONE);
    }

    @Override
    public List<AccountId> accounts() {
        return held.keySet().stream().map(AccountId::new).toList();
    }

    @Override
    public boolean set(AccountId account, AccountDestinations destinations) {
        boolean known = database.call(sql -> {
            if (AccountRow.locked(sql, account).isEmpty()) {
                return false;
            }
            sql.update("delete from account_destination where account_id = ?", account.value());
            sql.update(
                    "insert into account_destination (account_id, " + COLUMNS
                            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values(account, destinations));
            Edition.DESTINATIONS.next(sql);
            return true;
        });
        refresh();
        return known;
    }

    @Override
    public boolean tryPin(AccountId account, int most, Instant now, Instant since) {
        return database.call(sql -> sql.update(TRY_PIN, now, since, account.value(), most, since)) == 1;
    }

    @Override
    public void pinWasRight(AccountId account) {
        database.call(sql -> sql.update(
                "update account_destination set pin_tries = 0, pin_tried_at = null where account_id = ?",
                account.value()));
    }

    private static @Nullable Object[] values(AccountId account, AccountDestinations destinations) {
        Place place = destinations.place();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(account.value());
        values.addAll(
                place == null
                        ? Arrays.asList(null, null, null, null, null)
                        : List.of(
                                place.country(),
                                place.plan().countryCode(),
                                place.plan().areaCode(),
                                place.plan().nationalPrefix(),
                                place.plan().internationalPrefix()));
        PinHash pin = destinations.pin();
        values.addAll(Arrays.asList(
                destinations.international(),
                destinations.onlyOwnUsers(),
                destinations.diversions(),
                String.join(",", destinations.permissions().allowed()),
                String.join(",", destinations.permissions().blocked()),
                pin == null ? null : pin.text()));
        return values.toArray();
    }

    private static AccountDestinations destinations(Row row) throws SQLException {
        String country = row.textOrNull("country");
        Place place = country == null
                ? null
                : new Place(
                        country,
                        new DialPlan(
                                row.text("country_code"),
                                row.text("area_code"),
                                row.text("national_prefix"),
                                row.text("international_prefix")));
        String international = row.textOrNull("international");
        String pin = row.textOrNull("pin_hash");
        return new AccountDestinations(
                place,
                international == null ? null : International.valueOf(international),
                row.flag("only_own_users"),
                row.flag("diversions"),
                Permissions.of(list(row.text("allowed")), list(row.text("blocked"))),
                pin == null ? null : new PinHash(pin));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
