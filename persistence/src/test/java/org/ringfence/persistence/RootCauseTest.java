package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RootCauseTest {

    @Test
    void driverIsQuotedInOneLineBelowWhatIsWrappedAroundIt() {
        SQLException driver = new SQLException("Server gone.\nHint: look", "08006", new IOException("reset"));
        Exception pool = new Exception("no connection", driver);

        assertThat(RootCause.of(new SQLException(pool))).isEqualTo("Server gone");
        assertThat(RootCause.of(driver)).isEqualTo("Server gone");
    }

    @Test
    void poolIsQuotedWhenNoDriverSaidAnything() {
        Exception pool = new Exception("no connection was free");

        assertThat(RootCause.of(new SQLException(pool))).isEqualTo("no connection was free");
        assertThat(RootCause.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }
}
