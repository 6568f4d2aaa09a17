package org.ringfence.persistence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.ledger.ChainLink;
import org.ringfence.billing.ledger.LedgerEntry;

/**
 * The last links of an account's chains, as its row has them (SPEC Q6). Whoever adds a link holds the lock of that row.
 *
 * @param entry of its ledger entries
 * @param record of its call records
 */
record ChainHeads(ChainLink entry, ChainLink record) {

    static final String COLUMNS = "entry_no, entry_link, record_no, record_link";
    /** To be set from {@link #entry} and {@link #record}, in this order. */
    static final String SET = "entry_no = ?, entry_link = ?, record_no = ?, record_link = ?";

    static final ChainHeads START = new ChainHeads(ChainLink.START, ChainLink.START);

    static ChainHeads of(Row row) throws SQLException {
        return new ChainHeads(
                new ChainLink(row.big("entry_no"), row.text("entry_link")),
                new ChainLink(row.big("record_no"), row.text("record_link")));
    }

    /** When this entry is added; null adds none. */
    ChainHeads with(@Nullable LedgerEntry added) {
        return added == null ? this : new ChainHeads(entry.next(added), record);
    }

    /** When this record is added. */
    ChainHeads with(CallRecord added) {
        return new ChainHeads(entry, record.next(added));
    }

    /** Keeps them in the account's row, which the transaction has locked. */
    void keep(Sql sql, AccountId account) throws SQLException {
        sql.update(
                "update account set " + SET + " where id = ?",
                entry.number(),
                entry.hash(),
                record.number(),
                record.hash(),
                account.value());
    }
}
