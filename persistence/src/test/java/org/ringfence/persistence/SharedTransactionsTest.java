package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedTransactionsTest {

    private static final int THREADS = 16;
    private final DataSource real = TestDatabases.pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final SharedTransactions shared = new SharedTransactions(counting(), System::nanoTime, () -> false);

    @BeforeEach
    void table() throws SQLException {
        shared.run(sql -> sql.update("create table one (id bigint primary key)"));
        commits.set(0);
    }

    @Test
    void threadsThatWaitShareACommitAndEachGetsItsOwnAnswer() throws Exception {
        List<Future<Long>> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (long i = 0; i < 500; i++) {
                long id = i;
                answers.add(threads.submit(() -> shared.run(sql -> {
                    sql.update("insert into one values (?)", id);
                    return id;
                })));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(rows()).isEqualTo(500);
        assertThat(commits.get()).isLessThan(500 / 2);
    }

    @Test
    void workThatFailsTakesBackItsOwnChangesAlone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> works = new ArrayList<>();
        try {
            for (long i = 0; i < 200; i++) {
                long id = i;
                works.add(threads.submit(() -> shared.run(sql -> {
                    sql.update("insert into one values (?)", id);
                    if (id % 2 == 1) {
                        sql.update("insert into one values (?)", id);
                    }
                    return id;
                })));
            }
            for (int i = 0; i < works.size(); i++) {
                Future<?> work = works.get(i);
                if (i % 2 == 1) {
                    assertThatThrownBy(work::get).hasCauseInstanceOf(SQLException.class);
                } else {
                    work.get();
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(rows()).isEqualTo(100);
    }

    @Test
    void commitThatFailsFailsTheWorkAndTheNextOneGoesOn() throws SQLException {
        broken.set(true);
        assertThatThrownBy(() -> shared.run(sql -> sql.update("insert into one values (1)")))
                .hasMessageContaining("disk");
        broken.set(false);

        assertThat(rows()).isZero();
        shared.run(sql -> sql.update("insert into one values (1)"));
        assertThat(rows()).isEqualTo(1);
    }

    private long rows() throws SQLException {
        Long rows = shared.run(sql ->
                sql.find(row -> row.big("c"), "select count(*) c from one").orElseThrow());
        return rows == null ? -1 : rows;
    }

    private DataSource counting() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> counting(real.getConnection()));
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                        if (broken.get()) {
                            throw new SQLException("the disk is full", "90031");
                        }
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
