package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.ledger.EntryId;
import org.ringfence.billing.ledger.EntryKind;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffId;

/** Accounts in SQL. */
public final class SqlAccountStore implements AccountStore {

    private static final String INSERT = "insert into account (name, account_type, currency, time_zone, credit_mode,"
            + " credit_limit, lines_max, tariff_id, balance) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int NAMES_AT_ONCE = 500;

    private final Database database;
    private final InstantSource clock;

    /** @param clock when opening balances are booked */
    public SqlAccountStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public CreateAnswer create(NewAccount account) {
        try {
            return database.call(sql -> {
                AccountId id = insertAll(sql, List.of(account)).get(0);
                return new CreateAnswer.Created(
                        AccountRow.find(sql, id).orElseThrow().account());
            });
        } catch (Database.KeyExists taken) {
            return new CreateAnswer.NameTaken(findByName(account.name()).orElseThrow());
        }
    }

    @Override
    public CreateAllAnswer createAll(List<NewAccount> accounts) {
        return database.call(sql -> {
            List<String> taken =
                    taken(sql, accounts.stream().map(NewAccount::name).toList());
            return taken.isEmpty()
                    ? new CreateAllAnswer.Created(insertAll(sql, accounts))
                    : new CreateAllAnswer.NamesTaken(taken);
        });
    }

    /** Opens accounts within a transaction of somebody else. */
    List<AccountId> insertAll(Sql sql, List<NewAccount> accounts) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(accounts.size());
        for (NewAccount account : accounts) {
            AccountTerms terms = account.terms();
            TariffId tariff = terms.tariff();
            rows.add(new @Nullable Object[] {
                account.name(),
                terms.type(),
                terms.currency().getCurrencyCode(),
                terms.timeZone().getId(),
                terms.creditMode(),
                terms.creditLimit(),
                terms.lines().max(),
                tariff == null ? null : tariff.value(),
                account.openingBalance()
            });
        }
        List<AccountId> ids =
                sql.insertAll(INSERT, rows).stream().map(AccountId::new).toList();
        for (int i = 0; i < ids.size(); i++) {
            Money opening = accounts.get(i).openingBalance();
            if (!opening.isZero()) {
                EntryId id = EntryId.openingOf(ids.get(i));
                LedgerEntry entry =
                        new LedgerEntry(id, ids.get(i), EntryKind.OPENING, opening, clock.instant(), "opening");
                ChainHeads heads = ChainHeads.START.with(entry);
                LedgerRows.insert(sql, entry, heads.entry());
                heads.keep(sql, ids.get(i));
            }
        }
        return ids;
    }

    /** Names that are in use, or twice in the list. */
    static List<String> taken(Sql sql, List<String> names) throws SQLException {
        Set<String> taken = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(taken::add);
        List<String> distinct = List.copyOf(seen);
        for (int from = 0; from < distinct.size(); from += NAMES_AT_ONCE) {
            List<String> part = distinct.subList(from, Math.min(distinct.size(), from + NAMES_AT_ONCE));
            String places = String.join(", ", part.stream().map(name -> "?").toList());
            taken.addAll(sql.list(
                    row -> row.text("name"),
                    "select name from account where name in (" + places + ")",
                    part.toArray()));
        }
        return List.copyOf(taken);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.call(sql -> AccountRow.find(sql, id).map(AccountRow::account));
    }

    @Override
    public Optional<Account> findByName(String name) {
        return database.call(sql -> sql.find(AccountRow::of, AccountRow.SELECT + "where name = ?", name)
                .map(AccountRow::account));
    }

    @Override
    public Optional<AccountTerms> termsOf(AccountId id) {
        return find(id).map(Account::terms);
    }

    @Override
    public List<Account> list(String afterName, int limit) {
        return database.call(sql -> sql
                .list(
                        AccountRow::of,
                        AccountRow.SELECT + "where name > ? order by name fetch first ? rows only",
                        afterName,
                        limit)
                .stream()
                .map(AccountRow::account)
                .toList());
    }

    @Override
    public ChangeAnswer lock(AccountId id, LockLevel level) {
        return database.call(sql -> {
            int changed = sql.update("update account set lock_level = ? where id = ?", level.ordinal(), id.value());
            return changed == 0 ? new ChangeAnswer.UnknownAccount() : changed(sql, id);
        });
    }

    @Override
    public ChangeAnswer changeTerms(AccountId id, AccountTerms terms) {
        return database.call(sql -> {
            AccountRow row = AccountRow.locked(sql, id).orElse(null);
            if (row == null) {
                return new ChangeAnswer.UnknownAccount();
            }
            if (!row.account().terms().currency().equals(terms.currency())) {
                return new ChangeAnswer.WrongCurrency();
            }
            Money lowest = row.balance().reserved().minus(row.balance().balance());
            if (!terms.creditLimit().covers(lowest)) {
                return new ChangeAnswer.LimitInUse(lowest);
            }
            TariffId tariff = terms.tariff();
            sql.update(
                    "update account set account_type = ?, time_zone = ?, credit_mode = ?, credit_limit = ?,"
                            + " lines_max = ?, tariff_id = ? where id = ?",
                    terms.type(),
                    terms.timeZone().getId(),
                    terms.creditMode(),
                    terms.creditLimit(),
                    terms.lines().max(),
                    tariff == null ? null : tariff.value(),
                    id.value());
            return changed(sql, id);
        });
    }

    private static ChangeAnswer changed(Sql sql, AccountId id) throws SQLException {
        Edition.ACCOUNTS.next(sql);
        return new ChangeAnswer.Changed(AccountRow.find(sql, id).orElseThrow().account());
    }
}
