package org.ringfence.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;

/** Parameterised statements on one connection. Text of a statement never holds a value. */
final class Sql {

    private static final int BATCH = 500;
    private static final int ROWS_AT_ONCE = 100;

    private final Connection connection;
    private final BooleanSupplier passesRecordsOn;

    Sql(Connection connection, BooleanSupplier passesRecordsOn) {
        this.connection = connection;
        this.passesRecordsOn = passesRecordsOn;
    }

    /** Whether records that are written are passed on to another system. */
    boolean passesRecordsOn() {
        return passesRecordsOn.getAsBoolean();
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(Row row) throws SQLException;
    }

    int update(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        }
    }

    /** Inserts a row and returns the id that the database made. */
    long insert(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement, new String[] {"id"})) {
            bind(prepared, values);
            prepared.executeUpdate();
            return keys(prepared).get(0);
        }
    }

    /** Inserts rows in batches and returns their ids in order. */
    List<Long> insertAll(String statement, Collection<@Nullable Object[]> rows) throws SQLException {
        List<Long> ids = new ArrayList<>(rows.size());
        try (PreparedStatement prepared = connection.prepareStatement(statement, new String[] {"id"})) {
            int waiting = 0;
            for (Object[] row : rows) {
                bind(prepared, row);
                prepared.addBatch();
                if (++waiting == BATCH) {
                    prepared.executeBatch();
                    ids.addAll(keys(prepared));
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                prepared.executeBatch();
                ids.addAll(keys(prepared));
            }
        }
        return ids;
    }

    void updateAll(String statement, Collection<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            int waiting = 0;
            for (Object[] row : rows) {
                bind(prepared, row);
                prepared.addBatch();
                if (++waiting % BATCH == 0) {
                    prepared.executeBatch();
                }
            }
            prepared.executeBatch();
        }
    }

    /**
     * Inserts many rows, a hundred with each statement: much faster than batches on every database.
     *
     * @param insert the statement up to its values
     * @param columns how many values a row has
     */
    void insertRows(String insert, int columns, Iterator<@Nullable Object[]> rows) throws SQLException {
        String row = "(" + "?, ".repeat(columns - 1) + "?)";
        String full = insert + (row + ", ").repeat(ROWS_AT_ONCE - 1) + row;
        try (PreparedStatement prepared = connection.prepareStatement(full)) {
            List<@Nullable Object> values = new ArrayList<>(ROWS_AT_ONCE * columns);
            while (rows.hasNext()) {
                values.addAll(Arrays.asList(rows.next()));
                if (values.size() == ROWS_AT_ONCE * columns) {
                    bind(prepared, values.toArray());
                    prepared.executeUpdate();
                    values.clear();
                }
            }
            int rest = values.size() / columns;
            if (rest > 0) {
                update(insert + (row + ", ").repeat(rest - 1) + row, values.toArray());
            }
        }
    }

    /** Changes rows in batches; tells for each how many it found. */
    int[] updateEach(String statement, List<@Nullable Object[]> rows) throws SQLException {
        int[] found = new int[rows.size()];
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int from = 0; from < found.length; from += BATCH) {
                int to = Math.min(found.length, from + BATCH);
                for (Object[] row : rows.subList(from, to)) {
                    bind(prepared, row);
                    prepared.addBatch();
                }
                System.arraycopy(prepared.executeBatch(), 0, found, from, to - from);
            }
        }
        return found;
    }

    <T> List<T> list(RowMapper<T> mapper, String query, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            bind(prepared, values);
            try (ResultSet results = prepared.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(mapper.map(new Row(results)));
                }
                return rows;
            }
        }
    }

    /** Takes rows. */
    @FunctionalInterface
    interface RowVisitor {
        void visit(Row row) throws SQLException;
    }

    /** Visits rows one by one; no more than some hundred are in memory at a time. */
    void each(RowVisitor visitor, String query, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            prepared.setFetchSize(BATCH);
            bind(prepared, values);
            try (ResultSet results = prepared.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    visitor.visit(row);
                }
            }
        }
    }

    <T> Optional<T> find(RowMapper<T> mapper, String query, @Nullable Object... values) throws SQLException {
        return list(mapper, query, values).stream().findFirst();
    }

    boolean exists(String query, @Nullable Object... values) throws SQLException {
        return find(row -> true, query, values).isPresent();
    }

    private static List<Long> keys(Statement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            List<Long> ids = new ArrayList<>();
            while (keys.next()) {
                ids.add(keys.getLong(1));
            }
            return ids;
        }
    }

    private static void bind(PreparedStatement prepared, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, column(values[i]));
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        if (value instanceof Money money) {
            return money.toDecimal();
        }
        if (value instanceof PricePerMinute price) {
            return price.toDecimal();
        }
        if (value instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value;
    }
}
