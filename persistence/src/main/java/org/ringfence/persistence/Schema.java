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

    private Schema() {}

    /** The migrations don't fit the database; the message names cause and remedy. */
    public static final class Misfit extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Misfit(String message) {
            super(message);
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
            connection.isValid(5);
        } catch (SQLException e) {
            throw new LedgerUnavailable(
                    "The database can't be reached (" + e.getMessage()
                            + "): start it, or mend ringfence.db.url, ringfence.db.user and ringfence.db.password",
                    e);
        }
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations(MIGRATIONS)
                    .table("ringfence_schema")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown cause");
            throw new Misfit("The database's tables don't fit this version (" + first
                    + "): give Ringfence a database of its own, or restore the backup that fits");
        }
    }
}
