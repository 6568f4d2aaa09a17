package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.ledger.ChainLink;
import org.ringfence.billing.ledger.LedgerProof;

/**
 * Follows the chains in SQL, some hundred accounts at a time, each of these as it was at one instant. Rows are read one by
 * one, so an account may have as many as it likes.
 */
public final class SqlLedgerProof implements LedgerProof {

    private static final int ACCOUNTS_AT_ONCE = 500;
    private static final String RANGE = "account_id > ? and account_id <= ?";
    private static final String ORDER = " and link_no is not null order by account_id, link_no, link";
    private static final String WRONG_BALANCES = "select a.id from account a left join (select account_id, sum(amount)"
            + " as total from ledger_entry where " + RANGE + " group by account_id) e on e.account_id = a.id"
            + " where a.id > ? and a.id <= ? and a.balance <> coalesce(e.total, 0) order by a.id";
    private static final String UNLINKED_ENTRIES = "select count(*) as many from ledger_entry where link_no is null";
    private static final String UNLINKED_RECORDS = "select count(*) as many from call_record r where link_no is null"
            + " and exists (select 1 from account a where a.id = r.account_id)";
    private static final String ORPHANED_RECORDS =
            "select count(*) as many from call_record r where link_no is not null"
                    + " and not exists (select 1 from account a where a.id = r.account_id)";
    private static final AccountId NOBODY = new AccountId(0);

    private final Database database;

    public SqlLedgerProof(Database database) {
        this.database = database;
    }

    /** What has been found so far. */
    private static final class Findings {
        private final List<Break> breaks = new ArrayList<>();
        private long accounts;
        private long entries;
        private long records;
        private String fingerprint = "";
        private long last;
        private boolean more = true;

        void add(Part part) {
            breaks.addAll(part.breaks);
            accounts += part.accounts.size();
            entries += part.entries;
            records += part.records;
            fingerprint = part.fingerprint;
            last = part.last;
            more = part.accounts.size() == ACCOUNTS_AT_ONCE;
        }
    }

    /** What was found of some hundred accounts. */
    private static final class Part {
        private final List<Break> breaks = new ArrayList<>();
        private final List<AccountChains> accounts = new ArrayList<>();
        private long entries;
        private long records;
        private String fingerprint;
        private long last;

        Part(Findings before) {
            fingerprint = before.fingerprint;
            last = before.last;
        }
    }

    /** Where the chains of an account should end. */
    private record AccountChains(long id, ChainHeads heads) {

        static AccountChains of(Row row) throws SQLException {
            return new AccountChains(row.big("id"), ChainHeads.of(row));
        }
    }

    @Override
    public Report verify(int mostBreaks, LongConsumer progress) {
        Findings findings = new Findings();
        while (findings.more) {
            findings.add(database.atOneInstant(sql -> part(sql, findings)));
            progress.accept(findings.accounts);
        }
        List<Break> all = new ArrayList<>(findings.breaks);
        all.addAll(database.atOneInstant(SqlLedgerProof::unlinked));
        return new Report(
                findings.accounts,
                findings.entries,
                findings.records,
                all.subList(0, Math.min(all.size(), mostBreaks)),
                findings.fingerprint);
    }

    private static Part part(Sql sql, Findings before) throws SQLException {
        Part part = new Part(before);
        part.accounts.addAll(sql.list(
                AccountChains::of,
                "select id, " + ChainHeads.COLUMNS + " from account where id > ? order by id fetch first ? rows only",
                before.last,
                ACCOUNTS_AT_ONCE));
        for (AccountChains account : part.accounts) {
            part.last = account.id();
            part.fingerprint = ChainLink.sha256(part.fingerprint + account);
        }
        ChainWalk entries = new ChainWalk("ENTRY", "id", (before2, row) -> before2.next(LedgerRows.entry(row)));
        sql.each(entries::visit, LedgerRows.LINKED_ENTRY + "where " + RANGE + ORDER, before.last, part.last);
        ChainWalk records = new ChainWalk("RECORD", "attempt_id", (before2, row) -> before2.next(CallRows.record(row)));
        sql.each(records::visit, CallRows.SELECT_LINKED_RECORD + "where " + RANGE + ORDER, before.last, part.last);
        for (AccountChains account : part.accounts) {
            part.breaks.addAll(entries.end(account.id(), account.heads().entry()));
            part.breaks.addAll(records.end(account.id(), account.heads().record()));
        }
        part.entries = entries.sound();
        part.records = records.sound();
        sql.each(
                row -> part.breaks.add(new Break(
                        new AccountId(row.big("id")),
                        "BALANCE",
                        0,
                        "",
                        "the balance is not the sum of the account's entries")),
                WRONG_BALANCES,
                before.last,
                part.last,
                before.last,
                part.last);
        return part;
    }

    /** Rows without a link were there before the chains, or belong to no account; none may come to them. */
    private static List<Break> unlinked(Sql sql) throws SQLException {
        List<Break> breaks = new ArrayList<>();
        check(
                sql,
                "ENTRY",
                UNLINKED_ENTRIES,
                "select unlinked as many from before_chains where kind = 'ENTRY'",
                breaks);
        check(
                sql,
                "RECORD",
                UNLINKED_RECORDS,
                "select unlinked as many from before_chains where kind = 'RECORD'",
                breaks);
        long orphaned = many(sql, ORPHANED_RECORDS);
        if (orphaned > 0) {
            breaks.add(new Break(NOBODY, "RECORD", 0, "", orphaned + " linked records belong to no account"));
        }
        return breaks;
    }

    private static void check(Sql sql, String what, String query, String expectation, List<Break> breaks)
            throws SQLException {
        long found = many(sql, query);
        long expected = many(sql, expectation);
        if (found != expected) {
            breaks.add(new Break(
                    NOBODY,
                    what,
                    0,
                    "",
                    found + " rows have no link, but " + expected + " were there before the chains"));
        }
    }

    private static long many(Sql sql, String query) throws SQLException {
        return sql.find(row -> row.big("many"), query).orElse(0L);
    }
}
