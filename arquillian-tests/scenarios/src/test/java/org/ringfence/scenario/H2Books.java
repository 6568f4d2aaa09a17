package org.ringfence.scenario;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The embedded database of a server that is stopped, looked at from outside. */
final class H2Books implements AutoCloseable {

    private final Connection connection;

    H2Books(Path folder) {
        try {
            connection = DriverManager.getConnection(
                    "jdbc:h2:file:" + folder.resolve("ringfence"), "ringfence", "ringfence");
        } catch (SQLException broken) {
            throw new IllegalStateException("The database in " + folder + " can't be opened", broken);
        }
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

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
