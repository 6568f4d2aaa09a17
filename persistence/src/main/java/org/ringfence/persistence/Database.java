package org.ringfence.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerUnavailable;

/**
 * Runs work in transactions of its own. Work that lost against another transaction is done again; a database that is
 * away becomes {@link LedgerUnavailable}.
 */
public final class Database {

    private static final int ATTEMPTS = 50;
    private static final String UNIQUE_VIOLATION = "23505";
    /** Serialisation failure, deadlock, and lock timeouts of PostgreSQL and H2. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03", "HYT00");
    /** Errors of statement and data: ours, not the database's absence. */
    private static final Set<String> OURS = Set.of("21", "22", "23", "42");

    private final DataSource dataSource;
    private final BooleanSupplier passesRecordsOn;
    /** The transaction that this thread is working in. */
    private final ThreadLocal<@Nullable Sql> current = new ThreadLocal<>();

    private volatile @Nullable SharedTransactions shared;
    private volatile boolean open;
    private volatile String whyClosed = "the database has not been opened yet";

    /** @param dataSource one whose connections take part in no global transaction */
    public Database(DataSource dataSource) {
        this(dataSource, () -> false);
    }

    /** @param passesRecordsOn whether records are passed on to another system; asked anew for each */
    public Database(DataSource dataSource, BooleanSupplier passesRecordsOn) {
        this.dataSource = dataSource;
        this.passesRecordsOn = passesRecordsOn;
    }

    /** What is done in one transaction. It may be done more than once. */
    @FunctionalInterface
    interface Work<T> {
        @Nullable
        T in(Sql sql) throws SQLException;
    }

    /** Work met a key that exists already; the transaction is rolled back. */
    static final class KeyExists extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyExists(Throwable cause) {
            super("the key exists", cause, false, false);
        }
    }

    /** Thrown by work that found what it had read changed: it is done again. */
    static final class LostRace extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostRace() {
            super("another transaction was first", null, false, false);
        }
    }

    /**
     * Brings the tables to this version; before that no work is done.
     *
     * @throws LedgerUnavailable if the database can't be reached or used; the message names cause and remedy
     */
    public void open() {
        try {
            Schema.migrate(dataSource);
        } catch (LedgerUnavailable e) {
            whyClosed = String.valueOf(e.getMessage());
            throw e;
        }
        shared = isH2() ? new SharedTransactions(dataSource, System::nanoTime, passesRecordsOn) : null;
        open = true;
    }

    private boolean isH2() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Does work in a transaction; within other work it takes part in that work's transaction. */
    <T> T call(Work<T> work) {
        Sql around = current.get();
        if (around != null) {
            return joined(work, around);
        }
        SharedTransactions together = shared;
        return repeatedly(together == null ? this::once : together::run, sql -> {
            current.set(sql);
            try {
                return work.in(sql);
            } finally {
                current.remove();
            }
        });
    }

    private static <T> T joined(Work<T> work, Sql around) {
        try {
            return work.in(around);
        } catch (SQLException e) {
            throw new Inner(e);
        }
    }

    /** Carries what failed within work to the work around it. */
    private static final class Inner extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        Inner(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** Does work that takes long in a transaction that nobody else has to wait for. */
    <T> T apart(Work<T> work) {
        return repeatedly(this::once, work);
    }

    /** Reads in a transaction that sees the database as it was at one instant, and keeps nobody from writing. */
    <T> T atOneInstant(Work<T> work) {
        return repeatedly(this::frozen, work);
    }

    private <T> @Nullable T frozen(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int usual = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return work.in(new Sql(connection, passesRecordsOn));
            } finally {
                rollback(connection);
                connection.setTransactionIsolation(usual);
            }
        }
    }

    /** How a query says that a table's rows stay locked; H2, where work is done one after the other, can't say that. */
    String lockedRowsOf(String table) {
        return shared == null ? " for update of " + table : "";
    }

    /** A way to do work in a transaction. */
    @FunctionalInterface
    private interface Way {
        <T> @Nullable T run(Work<T> work) throws SQLException;
    }

    private <T> T repeatedly(Way way, Work<T> work) {
        if (!open) {
            throw new LedgerUnavailable(whyClosed, null);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return outermost(way, work);
            } catch (LostRace lost) {
                giveUpAfter(attempt, lost);
            } catch (SQLException e) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw new KeyExists(e);
                }
                if (!isLostRace(e)) {
                    throw failure(e);
                }
                giveUpAfter(attempt, e);
            }
        }
    }

    private static <T> @Nullable T outermost(Way way, Work<T> work) throws SQLException {
        try {
            return way.run(work);
        } catch (Inner inner) {
            throw inner.failure;
        }
    }

    void run(Work<Void> work) {
        call(sql -> {
            work.in(sql);
            return true;
        });
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(new Sql(connection, passesRecordsOn));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollback(connection);
                }
            }
        }
    }

    static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException alreadyBroken) {
            // the connection is gone and with it the transaction; what broke it is on its way up
        }
    }

    private static void giveUpAfter(int attempt, Exception last) {
        if (attempt >= ATTEMPTS) {
            throw new LedgerUnavailable("the database was too contended to finish a step", last);
        }
    }

    private static boolean isLostRace(SQLException e) {
        return LOST_RACES.contains(String.valueOf(e.getSQLState()));
    }

    private static RuntimeException failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.length() == 5 && OURS.contains(state.substring(0, 2))) {
            return new IllegalStateException("The database refused a statement: " + RootCause.of(e), e);
        }
        return new LedgerUnavailable("the database is away: " + RootCause.of(e), e);
    }
}
