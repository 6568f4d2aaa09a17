package org.ringfence.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ringfence.persistence.Database.Work;

/**
 * Does the work of many threads in one transaction, one after the other, each behind a savepoint of its own. An embedded
 * H2 writes changed pages to its file with every commit, and that is most of what a small transaction costs; under load
 * the threads that wait for one commit share the next. Nobody gets an answer before its commit is written.
 */
final class SharedTransactions {

    private static final int MOST = 64;
    /** Commits begin at least so long after each other, so that work gathers under load; alone, nobody waits. */
    private static final long SPACING_NANOS = 20_000_000;

    private final DataSource dataSource;
    private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean leading = new AtomicBoolean();
    private final LongSupplier nanos;
    private final BooleanSupplier passesRecordsOn;
    /** When the last commit began; only the leader looks at it. */
    private volatile long lastCommit;

    /** @param nanos tells elapsed time */
    SharedTransactions(DataSource dataSource, LongSupplier nanos, BooleanSupplier passesRecordsOn) {
        this.dataSource = dataSource;
        this.passesRecordsOn = passesRecordsOn;
        this.nanos = nanos;
        this.lastCommit = nanos.getAsLong() - SPACING_NANOS;
    }

    /** One thread's work. */
    private static final class Waiting<T> {
        private final Thread thread = Thread.currentThread();
        private final Work<T> work;
        private @Nullable T result;
        private @Nullable Exception failure;
        private volatile boolean done;

        Waiting(Work<T> work) {
            this.work = work;
        }

        void perform(Connection connection, Sql sql) throws SQLException {
            Savepoint before = connection.setSavepoint();
            try {
                result = work.in(sql);
            } catch (SQLException | RuntimeException e) {
                failure = e;
                connection.rollback(before);
            }
        }

        void fail(Exception e) {
            failure = e;
        }

        void finish() {
            done = true;
            LockSupport.unpark(thread);
        }

        @Nullable
        T answer() throws SQLException {
            if (failure instanceof SQLException refused) {
                throw refused;
            }
            if (failure instanceof RuntimeException broken) {
                throw broken;
            }
            return result;
        }
    }

    <T> @Nullable T run(Work<T> work) throws SQLException {
        Waiting<T> mine = new Waiting<>(work);
        waiting.add(mine);
        while (!mine.done) {
            if (leading.compareAndSet(false, true)) {
                lead(mine);
            } else {
                LockSupport.park(this);
            }
        }
        return mine.answer();
    }

    /** Commits for all that wait until one's own work is done, then leaves the lead to the next. */
    private void lead(Waiting<?> mine) {
        try {
            while (!mine.done) {
                space();
                commitTogether();
            }
        } finally {
            leading.set(false);
            Waiting<?> next = waiting.peek();
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
    }

    private void space() {
        long rest = lastCommit + SPACING_NANOS - nanos.getAsLong();
        while (rest > 0) {
            LockSupport.parkNanos(this, rest);
            rest = lastCommit + SPACING_NANOS - nanos.getAsLong();
        }
        lastCommit = nanos.getAsLong();
    }

    private void commitTogether() {
        List<Waiting<?>> together = new ArrayList<>();
        for (Waiting<?> next = waiting.poll(); next != null; next = together.size() < MOST ? waiting.poll() : null) {
            together.add(next);
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            commit(connection, together);
        } catch (SQLException | RuntimeException e) {
            together.forEach(each -> each.fail(e));
        } catch (Error e) {
            together.forEach(each -> each.fail(new SQLException(e)));
            throw e;
        } finally {
            together.forEach(Waiting::finish);
        }
    }

    private void commit(Connection connection, List<Waiting<?>> together) throws SQLException {
        boolean committed = false;
        try {
            Sql sql = new Sql(connection, passesRecordsOn);
            for (Waiting<?> each : together) {
                each.perform(connection, sql);
            }
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                Database.rollback(connection);
            }
        }
    }
}
