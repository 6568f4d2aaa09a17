package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.ringfence.call.provisioning.Provisioning.NumberAnswer;
import org.ringfence.call.routing.AddressOfRecord;

/** Gives numbers to users and takes them, within one transaction. */
final class NumberRows {

    private NumberRows() {}

    static NumberAnswer assign(Sql sql, String digits, AddressOfRecord user) throws SQLException {
        Optional<AddressOfRecord> owner = owner(sql, digits);
        if (owner.isPresent()) {
            return owner.get().equals(user) ? new NumberAnswer.Assigned() : new NumberAnswer.HadBy(owner.get());
        }
        Optional<Long> id = sql.find(
                row -> row.big("id"),
                "select id from sip_user where user_part = ? and domain = ?",
                user.user(),
                user.domain());
        if (id.isEmpty()) {
            return new NumberAnswer.UnknownUser();
        }
        sql.update("insert into sip_number (digits, user_id) values (?, ?)", digits, id.get());
        return new NumberAnswer.Assigned();
    }

    static Optional<AddressOfRecord> release(Sql sql, String digits) throws SQLException {
        Optional<AddressOfRecord> owner = owner(sql, digits);
        sql.update("delete from sip_number where digits = ?", digits);
        return owner;
    }

    private static Optional<AddressOfRecord> owner(Sql sql, String digits) throws SQLException {
        return sql.find(
                row -> new AddressOfRecord(row.text("user_part"), row.text("domain")),
                "select user_part, domain from sip_user join sip_number on user_id = id where digits = ?",
                digits);
    }
}
