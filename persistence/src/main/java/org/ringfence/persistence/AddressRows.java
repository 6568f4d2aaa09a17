package org.ringfence.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.ledger.CallEnding;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.AddressUsage;

/** What calls from addresses come to; a row is locked after that of the account. */
final class AddressRows {

    private AddressRows() {}

    /** Thrown by work that found no room at its address: all of it is undone. */
    static final class Full extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Full() {
            super("the address has no room", null, false, false);
        }
    }

    /** Sees to it that an address has a row, in a transaction of its own. */
    static void ensure(Database database, ReserveCommand command) {
        String address = AddressLimit.addressOf(command.attempt());
        String currency = command.priced().price().currency().getCurrencyCode();
        try {
            database.call(sql ->
                    sql.exists("select 1 from address_usage where address = ? and currency = ?", address, currency)
                            || sql.update(
                                            "insert into address_usage (address, currency, begun, calls, talk, spent, reserved)"
                                                    + " values (?, ?, ?, 0, 0, 0, 0)",
                                            address,
                                            currency,
                                            command.now())
                                    == 1);
        } catch (Database.KeyExists another) {
            // somebody else was first
        }
    }

    /** Counts a call and what it holds. */
    static void admit(Sql sql, AddressLimit limit, ReserveCommand command, Money amount) throws SQLException {
        String address = AddressLimit.addressOf(command.attempt());
        AddressUsage before = find(sql, address, amount).orElseThrow(Database.LostRace::new);
        AddressUsage after =
                before.admitted(command.now(), limit, amount.units()).orElseThrow(Full::new);
        write(sql, address, amount, after);
        sql.update(
                "update reservation set address = ? where attempt_id = ?",
                address,
                command.attempt().id().value());
    }

    /** Counts what a call that runs holds beyond what it held. */
    static void extend(Sql sql, Reservation held, Extension extension, Money extra) throws SQLException {
        AddressLimit limit = extension.limitsFor(held).address();
        String address =
                limit == null ? null : addressOf(sql, held.attempt().id()).orElse(null);
        if (limit != null && address != null) {
            AddressUsage before = find(sql, address, extra).orElseThrow(Database.LostRace::new);
            write(
                    sql,
                    address,
                    extra,
                    before.extended(extension.now(), limit, extra.units()).orElseThrow(Full::new));
        }
    }

    /** Counts a call that is over; a row that is gone keeps no call from ending. */
    static void end(Sql sql, String address, Reservation held, CallEnding ending) throws SQLException {
        Money charge = ending.record().billed().charge();
        AddressUsage before = find(sql, address, charge)
                .orElseGet(() -> new AddressUsage(
                        ending.record().release().at(), 0, 0, 0, held.amount().units()));
        AddressUsage after = before.ended(
                ending.record().release().at(),
                ending.limits().address(),
                held.amount().units(),
                charge.units(),
                ending.record().billed().talkSeconds());
        write(sql, address, charge, after);
    }

    /** Forgets addresses that have not called for long. */
    static int forget(Sql sql, Instant before) throws SQLException {
        return sql.update("delete from address_usage where begun < ? and reserved = 0", before);
    }

    private static Optional<String> addressOf(Sql sql, AttemptId attempt) throws SQLException {
        return sql.find(
                row -> row.text("address"),
                "select address from reservation where attempt_id = ? and address is not null",
                attempt.value());
    }

    private static Optional<AddressUsage> find(Sql sql, String address, Money currency) throws SQLException {
        return sql.find(
                AddressRows::usage,
                "select begun, calls, talk, spent, reserved from address_usage where address = ? and currency = ?"
                        + " for update",
                address,
                currency.currency().getCurrencyCode());
    }

    private static AddressUsage usage(Row row) throws SQLException {
        return new AddressUsage(
                row.instant("begun"), row.big("calls"), row.big("talk"), units(row, "spent"), units(row, "reserved"));
    }

    private static long units(Row row, String column) throws SQLException {
        Long units = row.unitsOrNull(column);
        return units == null ? 0 : units;
    }

    private static void write(Sql sql, String address, Money currency, AddressUsage usage) throws SQLException {
        @Nullable
        Object[] values = {
            usage.begun(),
            usage.calls(),
            usage.talk(),
            Money.toDecimal(usage.spent()),
            Money.toDecimal(usage.reserved()),
            address,
            currency.currency().getCurrencyCode()
        };
        sql.update(
                "update address_usage set begun = ?, calls = ?, talk = ?, spent = ?, reserved = ?"
                        + " where address = ? and currency = ?",
                values);
    }
}
