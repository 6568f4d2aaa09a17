package org.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A server's database, looked at from outside. */
final class Books implements AutoCloseable {

    private final Connection connection;

    private Books(String url, String user, String password) {
        try {
            connection = DriverManager.getConnection(url, user, password);
        } catch (SQLException broken) {
            throw new IllegalStateException("The database " + url + " can't be opened", broken);
        }
    }

    /** The embedded database of a server that is stopped. */
    static Books embedded(Path folder) {
        return new Books("jdbc:h2:file:" + folder.resolve("ringfence"), "ringfence", "ringfence");
    }

    /** A PostgreSQL that runs. */
    static Books postgres(String url, String user) {
        return new Books(url, user, user);
    }

    /** The single value that a query gives; null counts as zero. */
    BigDecimal number(String query, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                BigDecimal value = result.getBigDecimal(1);
                return value == null ? BigDecimal.ZERO : value;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    void change(String statement, Object... parameters) {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException(statement, broken);
        }
    }

    /** How many calls of a caller ended in this way. */
    int calls(String caller, String outcome) {
        return number("select count(*) from call_record where caller = ? and outcome = ?", caller, outcome)
                .intValueExact();
    }

    /** Nothing is held for calls, every balance is what its ledger says, and every charge has its record. */
    void areBalanced() {
        assertThat(number("select count(*) from reservation")).isEqualByComparingTo("0");
        assertThat(number("select sum(reserved) + sum(lines_in_use) from account"))
                .isEqualByComparingTo("0");
        assertThat(number("select count(*) from account a where balance <>"
                        + " coalesce((select sum(amount) from ledger_entry e where e.account_id = a.id), 0)"))
                .as("accounts whose balance is not the sum of their ledger")
                .isEqualByComparingTo("0");
        assertThat(number("select count(*) from account a where"
                        + " coalesce((select sum(charge) from call_record c where c.account_id = a.id), 0) <>"
                        + " coalesce((select -sum(amount) from ledger_entry e where e.account_id = a.id"
                        + " and e.kind = 'CHARGE'), 0)"))
                .as("accounts whose charges are not those of their records")
                .isEqualByComparingTo("0");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
