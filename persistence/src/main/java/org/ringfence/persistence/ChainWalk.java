package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.ledger.ChainLink;
import org.ringfence.billing.ledger.LedgerProof.Break;

/** Follows one kind of chain through rows that come in the order of accounts and links; finds the first break of each. */
final class ChainWalk {

    private final String what;
    private final String idColumn;
    private final Linking linking;
    private final Map<Long, ChainLink> ends = new HashMap<>();
    private final Map<Long, Break> broken = new HashMap<>();
    private long sound;

    /** Makes the link that a row should have. */
    @FunctionalInterface
    interface Linking {
        ChainLink after(ChainLink before, Row row) throws SQLException;
    }

    ChainWalk(String what, String idColumn, Linking linking) {
        this.what = what;
        this.idColumn = idColumn;
        this.linking = linking;
    }

    void visit(Row row) throws SQLException {
        long account = row.big("account_id");
        if (broken.containsKey(account)) {
            return;
        }
        ChainLink before = ends.getOrDefault(account, ChainLink.START);
        ChainLink stored = new ChainLink(row.big("link_no"), String.valueOf(row.textOrNull("link")));
        String finding = finding(before, stored, row);
        if (finding.isEmpty()) {
            ends.put(account, stored);
            sound++;
        } else {
            long number = Math.min(stored.number(), before.number() + 1);
            broken.put(account, found(account, number, row.text(idColumn), finding));
        }
    }

    /** What is wrong with a row; empty for nothing. */
    private String finding(ChainLink before, ChainLink stored, Row row) throws SQLException {
        if (stored.number() > before.number() + 1) {
            return "it is missing; the next there is has number " + stored.number();
        }
        if (stored.number() <= before.number()) {
            return "another one has its number";
        }
        try {
            return linking.after(before, row).equals(stored) ? "" : "it does not say what it said when it was written";
        } catch (IllegalArgumentException | ArithmeticException senseless) {
            return "it says what nothing can have written";
        }
    }

    /** The break of an account's chain, if there is one, when all its rows have been seen. */
    List<Break> end(long account, ChainLink head) {
        Break found = broken.get(account);
        ChainLink end = ends.getOrDefault(account, ChainLink.START);
        if (found == null && !end.equals(head)) {
            found = found(
                    account,
                    Math.min(end.number(), head.number()) + 1,
                    "",
                    "the chain ends with number " + end.number() + ", but the account says " + head.number());
        }
        return found == null ? List.of() : List.of(found);
    }

    /** How many links hold. */
    long sound() {
        return sound;
    }

    private Break found(long account, long number, String id, String finding) {
        return new Break(new AccountId(account), what, number, id, finding);
    }
}
