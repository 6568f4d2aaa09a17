package org.ringfence.persistence.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.SchedulerException;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** The tables of Quartz on the server's pool of connections. */
final class JobTables extends JobStoreTX {

    /**
     * The tables, read and written by one delegate for both databases, which takes bytes as such.
     *
     * @param servers those that share the jobs
     * @param process this one of them
     */
    JobTables(DataSource dataSource, String servers, String process, long checkInMillis) throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider(process, new Connections(dataSource));
        setDataSource(process);
        setInstanceName(servers);
        setInstanceId(process);
        setThreadPoolSize(Workers.THREADS);
        setTablePrefix("qrtz_");
        setUseProperties("true");
        setIsClustered(true);
        setClusterCheckinInterval(checkInMillis);
        setMakeThreadsDaemons(true);
        try {
            setDriverDelegateClass(PostgreSQLDelegate.class.getName());
        } catch (InvalidConfigurationException e) {
            throw new SchedulerException(e);
        }
    }

    /**
     * The connection itself. What would stand before it is made by the class loader of whatever thread asks, which need
     * not know connections; and the pool restores what was set.
     */
    @Override
    protected Connection getAttributeRestoringConnection(Connection connection) {
        return connection;
    }

    private record Connections(DataSource source) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return source.getConnection();
        }

        @Override
        public void initialize() {
            // there is nothing to do
        }

        @Override
        public void shutdown() {
            // the pool is the server's
        }
    }
}
