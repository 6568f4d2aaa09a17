package org.ringfence.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** One H2 and one PostgreSQL for all tests of a run, with the tables of this version. */
public final class TestDatabases {

    private static final int CONNECTIONS = 16;

    private TestDatabases() {}

    /** H2 in memory. */
    public static DataSource h2() {
        return H2.DATA_SOURCE;
    }

    /** A real PostgreSQL that ends with the test run. */
    public static DataSource postgres() {
        return Postgres.DATA_SOURCE;
    }

    /** A database of its own, without tables, on the same PostgreSQL. */
    static DataSource freshPostgres() {
        String name = "fresh" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = postgres().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Postgres.SERVER.getDatabase("postgres", name);
    }

    static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static final class H2 {

        static final DataSource DATA_SOURCE =
                migrated(pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa"));
    }

    private static final class Postgres {

        static final EmbeddedPostgres SERVER = start();
        static final DataSource DATA_SOURCE = migrated(pool(SERVER.getJdbcUrl("postgres", "postgres"), "postgres"));

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL could not be started", e);
            }
        }
    }

    private static DataSource migrated(DataSource dataSource) {
        Schema.migrate(dataSource);
        return dataSource;
    }
}
