package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.event.BillingEvent;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.LedgerEntry;
import org.ringfence.billing.ledger.LedgerStore.EndAnswer;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.Usage;

/**
 * A reservation that may end, with what of its account is written anew.
 *
 * @param available balance and credit limit before the charge
 * @param address where it counts, null for nowhere
 */
record OpenCall(
        Reservation held,
        ChainHeads heads,
        Usage usage,
        Money available,
        @Nullable String address) {

    private static final String RELEASE = "update account set reserved = reserved - ?, balance = balance + ?,"
            + " lines_in_use = lines_in_use - 1, " + ChainHeads.SET + ", " + UsageRow.SET
            + " where id = ? and record_no = ? and reserved >= ? and lines_in_use > 0 and balance + credit_limit - reserved + ? + ? >= 0";
    private static final String END_RESERVATION =
            "delete from reservation where attempt_id = ? and ordinal = ? and amount = ?";

    /** Finds it, and keeps others from changing the account until the transaction ends. */
    static Optional<OpenCall> find(Database database, Sql sql, AttemptId attempt) throws SQLException {
        return sql.find(
                row -> new OpenCall(
                        CallRows.reservation(row),
                        ChainHeads.of(row),
                        UsageRow.of(row),
                        row.money("available"),
                        row.textOrNull("address")),
                CallRows.SELECT_WITH_HEADS + database.lockedRowsOf("a"),
                attempt.value());
    }

    /** Takes the charge, releases the rest, and writes what became of the call. */
    EndAnswer end(Sql sql, CallEnding ending) throws SQLException {
        LedgerEntry charge = ending.charge();
        Money change = charge == null ? Money.zero(held.amount().currency()) : charge.amount();
        ChainHeads after = heads.with(charge).with(ending.record());
        int released = sql.update(RELEASE, releaseValues(change, after, ending.after(usage)));
        int ended = sql.update(
                END_RESERVATION, held.attempt().id().value(), held.progress().ordinal(), held.amount());
        if (released != 1 || ended != 1) {
            throw new Database.LostRace();
        }
        PackageRows.end(sql, held, ending);
        if (address != null) {
            AddressRows.end(sql, address, held, ending);
        }
        if (charge != null) {
            LedgerRows.insert(sql, charge, after.entry());
        }
        AttemptRows.insert(sql, ending.record(), after.record());
        for (BillingEvent event : ending.events()) {
            LedgerRows.insert(sql, event);
        }
        BillingEvent warning = ending.warning(available).orElse(null);
        if (warning != null) {
            LedgerRows.insert(sql, warning);
        }
        return new EndAnswer.Ended(ending.record());
    }

    private @Nullable Object[] releaseValues(Money change, ChainHeads after, Usage used) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                held.amount(),
                change,
                after.entry().number(),
                after.entry().hash(),
                after.record().number(),
                after.record().hash()));
        values.addAll(UsageRow.values(used));
        values.addAll(
                Arrays.asList(held.account().value(), heads.record().number(), held.amount(), held.amount(), change));
        return values.toArray();
    }
}
