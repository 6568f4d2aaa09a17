package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.ringfence.billing.admission.LedgerUnavailable;

/** What does not fit is refused with a sentence that names cause and remedy, and nothing is changed. */
class SchemaTest {

    enum Kind {
        H2 {
            @Override
            DataSource fresh() {
                JdbcDataSource source = new JdbcDataSource();
                source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
                source.setUser("sa");
                source.setPassword("right");
                return source;
            }
        },
        POSTGRES {
            @Override
            DataSource fresh() {
                return TestDatabases.freshPostgres();
            }
        };

        abstract DataSource fresh();
    }

    @ParameterizedTest
    @EnumSource
    void currentDatabaseIsLeftAlone(Kind kind) throws SQLException {
        DataSource source = kind.fresh();
        Schema.migrate(source);
        run(source, "insert into sip_domain (name) values ('kept.example')");

        Schema.migrate(source);

        assertThat(count(source, "select count(*) from sip_domain")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void databaseOfANewerVersionIsRefused(Kind kind) throws SQLException {
        DataSource source = kind.fresh();
        Schema.migrate(source);
        run(
                source,
                "insert into \"ringfence_schema\" (\"installed_rank\", \"version\", \"description\", \"type\","
                        + " \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                        + " values (999, '999', 'tomorrow', 'SQL', 'V999__tomorrow.sql', 1, 'future', 1, true)");

        assertThatThrownBy(() -> Schema.migrate(source))
                .isInstanceOf(Schema.Misfit.class)
                .hasMessageContaining("999")
                .hasMessageContaining("don't fit this version")
                .hasMessageContaining("start the version that made them")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource
    void databaseWithAnotherMigrationOfTheSameVersionIsRefused(Kind kind) throws SQLException {
        DataSource source = kind.fresh();
        Schema.migrate(source);
        run(source, "update \"ringfence_schema\" set \"checksum\" = 1 where \"version\" = '1'");

        assertThatThrownBy(() -> Schema.migrate(source))
                .isInstanceOf(Schema.Misfit.class)
                .hasMessageContaining("version 1")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource
    void databaseOfSomebodyElseIsRefusedAndNotTouched(Kind kind) throws SQLException {
        DataSource source = kind.fresh();
        run(source, "create table theirs (id integer)");

        assertThatThrownBy(() -> Schema.migrate(source))
                .isInstanceOf(Schema.Misfit.class)
                .hasMessageContaining("a database of its own");
        assertThat(count(source, "select count(*) from information_schema.tables where lower(table_name) = 'account'"))
                .isZero();
    }

    @Test
    void databaseThatIsNotThereIsNamed() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/ringfence");

        assertThatThrownBy(() -> Schema.migrate(nobody))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("127.0.0.1:1 refused")
                .hasMessageContaining("start it, or mend ringfence.db.url");
    }

    @Test
    void wrongPasswordIsNamedAndNotShown() {
        JdbcDataSource source = (JdbcDataSource) Kind.H2.fresh();
        Schema.migrate(source);
        source.setPassword("hunter2");

        assertThatThrownBy(() -> Schema.migrate(source))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("mend ringfence.db.user and ringfence.db.password")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void databaseThatDoesNotExistIsNamed() {
        PGSimpleDataSource source = (PGSimpleDataSource) TestDatabases.freshPostgres();
        source.setDatabaseName("nowhere");

        assertThatThrownBy(() -> Schema.migrate(source))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("create it, or mend ringfence.db.url");
    }

    @Test
    void brokenFileIsNamed(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("ringfence.mv.db"), new byte[20_000]);
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("ringfence"));

        assertThatThrownBy(() -> Schema.migrate(source))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("ringfence.mv.db")
                .hasMessageContaining("restore its folder from a backup");
    }

    @Test
    void noWorkIsDoneBeforeTheTablesAreThoseOfThisVersion() {
        Database database = new Database(Kind.H2.fresh());

        assertThatThrownBy(() -> database.call(sql -> sql.exists("select 1"))).isInstanceOf(LedgerUnavailable.class);

        database.open();

        assertThat(database.<Boolean>call(sql -> sql.exists("select 1"))).isTrue();
    }

    private static void run(DataSource source, String statement) throws SQLException {
        try (var connection = source.getConnection();
                var work = connection.createStatement()) {
            work.executeUpdate(statement);
        }
    }

    private static int count(DataSource source, String query) throws SQLException {
        try (var connection = source.getConnection();
                var work = connection.createStatement();
                var result = work.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
