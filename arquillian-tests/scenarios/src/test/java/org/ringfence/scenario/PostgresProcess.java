package org.ringfence.scenario;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A PostgreSQL with a folder and a port of its own, that is started and stopped on both. */
final class PostgresProcess implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    /** One that has no data and does not run yet. */
    PostgresProcess(String name) {
        folder = Folders.of(name);
        Folders.delete(folder);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
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
            running = null;
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL can't be stopped", broken);
        }
    }

    Books books() {
        return Books.postgres(url(), USER);
    }

    /** Lets a server use it. */
    ServerOptions serving(ServerOptions options) {
        return options.with("ringfence.db.url", url())
                .with("ringfence.db.user", USER)
                .with("ringfence.db.password", USER);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        if (running != null) {
            stop();
        }
    }
}
