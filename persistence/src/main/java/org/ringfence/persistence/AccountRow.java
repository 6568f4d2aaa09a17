package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.account.AccountBalance;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.AccountType;
import org.ringfence.billing.account.CreditMode;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.ledger.Standing;
import org.ringfence.billing.limits.LineLimit;
import org.ringfence.billing.spending.Usage;
import org.ringfence.billing.tariff.TariffId;

/** A row of the table of accounts. */
record AccountRow(Account account, ChainHeads heads, Usage usage) {

    static final String SELECT = "select id, name, account_type, currency, time_zone, credit_mode, credit_limit,"
            + " lines_max, lines_in_use, lock_level, tariff_id, balance, reserved, " + ChainHeads.COLUMNS
            + ", " + UsageRow.COLUMNS + " from account ";

    static Optional<AccountRow> find(Sql sql, AccountId id) throws SQLException {
        return sql.find(AccountRow::of, SELECT + "where id = ?", id.value());
    }

    /** Reads the row and keeps others from changing it until the transaction ends. */
    static Optional<AccountRow> locked(Sql sql, AccountId id) throws SQLException {
        return sql.find(AccountRow::of, SELECT + "where id = ? for update", id.value());
    }

    static AccountRow of(Row row) throws SQLException {
        Long tariff = row.bigOrNull("tariff_id");
        AccountTerms terms = new AccountTerms(
                row.constant(AccountType.class, "account_type"),
                ZoneId.of(row.text("time_zone")),
                row.constant(CreditMode.class, "credit_mode"),
                row.money("credit_limit"),
                new LineLimit(row.number("lines_max")),
                tariff == null ? null : new TariffId(tariff));
        AccountBalance balance = new AccountBalance(
                row.money("balance"), row.money("credit_limit"), row.money("reserved"), row.number("lines_in_use"));
        Account account = new Account(
                new AccountId(row.big("id")),
                row.text("name"),
                terms,
                LockLevel.values()[row.number("lock_level")],
                balance);
        return new AccountRow(account, ChainHeads.of(row), UsageRow.of(row));
    }

    AccountBalance balance() {
        return account.balance();
    }

    Standing standing() {
        return new Standing(account.lock(), account.terms().lines(), account.balance(), usage);
    }
}
