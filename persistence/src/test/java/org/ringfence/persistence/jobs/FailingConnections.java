package org.ringfence.persistence.jobs;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A way to a database that breaks when a test says so. */
final class FailingConnections implements DataSource {

    private final DataSource whole;
    private volatile boolean broken;

    FailingConnections(DataSource whole) {
        this.whole = whole;
    }

    void fail() {
        broken = true;
    }

    void mend() {
        broken = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (broken) {
            throw new SQLException("the connection is refused", "08001");
        }
        return whole.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return whole.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        whole.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        whole.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return whole.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("jobs");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return whole.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return whole.isWrapperFor(type);
    }
}
