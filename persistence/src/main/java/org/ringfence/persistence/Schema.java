package org.ringfence.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.ringfence.billing.admission.LedgerUnavailable;

/** Brings the database's tables to the version of this software. */
public final class Schema {

    private static final String MIGRATIONS = "classpath:org/ringfence/persistence/migrations";
    private static final String HEADLINE = "Validate failed";
    private static final int ANSWER_SECONDS = 5;

    private Schema() {}

    /** The migrations don't fit the database; the message names cause and remedy. */
    public static final class Misfit extends LedgerUnavailable {

        private static final long serialVersionUID = 1L;

        Misfit(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Migrates; a database that is current is left alone.
     *
     * @throws LedgerUnavailable if the database can't be reached
     * @throws Misfit if its tables were made by something else, or by a newer version
     */
    public static void migrate(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            connection.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the database can't be used (" + RootCause.of(e) + "): " + remedy(e), e);
        }
        try {
            // A database of a newer version is refused too: what it means by its tables isn't known here.
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations(MIGRATIONS)
                    .table("ringfence_schema")
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw e.getCause() == null ? misfit(e) : stopped(e);
        }
    }

    private static String remedy(SQLException e) {
        return switch (RootCause.state(e)) {
            case "08001", "08004", "57P03" -> "start it, or mend ringfence.db.url";
            case "28000", "28P01" -> "mend ringfence.db.user and ringfence.db.password";
            case "3D000" -> "create it, or mend ringfence.db.url";
            case "90020" -> "stop the other server that uses it, or set ringfence.data to another folder";
            case "90030" -> "restore its folder from a backup";
            default -> "start it, or mend ringfence.db.url, ringfence.db.user and ringfence.db.password";
        };
    }

    private static Misfit misfit(FlywayException e) {
        String detail = String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(HEADLINE))
                .findFirst()
                .orElse("unknown cause")
                .replaceFirst("\\.$", "");
        return new Misfit(
                "the database's tables don't fit this version (" + detail
                        + "): start the version that made them, restore the backup that fits, or give Ringfence a"
                        + " database of its own",
                e);
    }

    private static LedgerUnavailable stopped(FlywayException e) {
        return new LedgerUnavailable(
                "the database's tables can't be brought to this version (" + RootCause.of(e) + "): mend that", e);
    }
}
