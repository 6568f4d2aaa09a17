package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RootCauseTest {

    @Test
    void driverThatHasNoConnectionIsQuotedInOneLineBelowWhatIsWrappedAroundIt() {
        SQLException driver = new SQLException(
                "Connection to db:5432 refused.\nHint: look", "08001", new ConnectException("refused"));
        Exception pool = new Exception("no connection", driver);

        assertThat(RootCause.of(new SQLException(pool))).isEqualTo("Connection to db:5432 refused");
        assertThat(RootCause.of(driver)).isEqualTo("Connection to db:5432 refused");
    }

    @Test
    void hostThatIsUnknownIsNamed() {
        SQLException driver = new SQLException("The attempt failed.", "08001", new UnknownHostException("no.example"));

        assertThat(RootCause.of(driver)).isEqualTo("The attempt failed: no.example");
    }

    @Test
    void systemIsQuotedWhenItStopsTheDatabase() {
        IOException system = new IOException("No space left on device");
        SQLException driver = new SQLException("Writing failed", "50000", new IllegalStateException("store", system));

        assertThat(RootCause.of(driver)).isEqualTo("No space left on device");
    }

    @Test
    void poolIsQuotedWhenNoDriverSaidAnything() {
        Exception pool = new Exception("no connection was free");

        assertThat(RootCause.of(new SQLException(pool))).isEqualTo("no connection was free");
        assertThat(RootCause.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }
}
