package org.ringfence.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;

/** One H2 and one PostgreSQL for all tests of a run, with the tables of this version. */
final class TestDatabases {

    private static final int CONNECTIONS = 16;

    private TestDatabases() {}

    /** H2 in memory. */
    static DataSource h2() {
        return H2.DATA_SOURCE;
    }

    /** A real PostgreSQL that ends with the test run. */
    static DataSource postgres() {
        return Postgres.DATA_SOURCE;
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

        static final DataSource DATA_SOURCE = start();

        private static DataSource start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                return migrated(pool(server.getJdbcUrl("postgres", "postgres"), "postgres"));
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
