package org.ringfence.scenario;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A PostgreSQL that is stopped and started on the same data and port. */
final class PostgresProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    PostgresProcess(String name) {
        folder = Path.of(System.getProperty("ringfence.scenario.folder"), name);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        start();
    }

    void start() {
        try {
            running = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL can't be started", broken);
        }
    }

    void stop() {
        try {
            running.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL can't be stopped", broken);
        }
    }

    /** Lets a server use it. */
    ServerOptions serving(ServerOptions options) {
        return options.with(
                        "ringfence.db.url",
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=2&socketTimeout=5")
                .with("ringfence.db.user", "postgres")
                .with("ringfence.db.password", "postgres");
    }

    @Override
    public void close() {
        stop();
    }
}
