package org.ringfence.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that the benchmark starts for itself on loopback, with the accounts to import and a folder of its own. */
final class StartedServer implements AutoCloseable {

    private static final int OFFSET = 2_000;
    private static final int SIP = 5060 + OFFSET;
    private static final int MANAGEMENT = 9990 + OFFSET;
    private static final String READY = "RFWEB0001";
    private static final int STOP_SECONDS = 40;
    private static final int LOOK_AGAIN_MILLIS = 200;

    private final Path home;
    private final Path data;
    private final Process process;

    private StartedServer(Path home, Path data, Process process) {
        this.home = home;
        this.data = data;
        this.process = process;
    }

    /** Starts it and waits until it takes calls. */
    static StartedServer start(Path home) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("ringfence-load");
        Path console = data.resolve("console.log");
        Process process = new ProcessBuilder(
                        home.resolve("bin/ringfence.sh").toString(),
                        "-Dringfence.data=" + data,
                        "-Djboss.socket.binding.port-offset=" + OFFSET)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        StartedServer server = new StartedServer(home, data, process);
        while (!Files.readString(console, StandardCharsets.UTF_8).contains(READY)) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                server.close();
                throw new IOException("The server in " + home + " ended before it was ready; its log says why");
            }
        }
        return server;
    }

    /** Makes the benchmark's accounts. */
    void load(Accounts accounts) throws IOException, InterruptedException {
        Path csv = data.resolve("accounts.csv");
        accounts.writeCsv(csv);
        int code = new ProcessBuilder(List.of(
                        home.resolve("bin/jboss-cli.sh").toString(),
                        "--connect",
                        "--controller=127.0.0.1:" + MANAGEMENT,
                        "/subsystem=ringfence:import-accounts(path=" + csv + ")"))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("The accounts of the benchmark could not be imported");
        }
    }

    long pid() {
        return process.pid();
    }

    int sipPort() {
        return SIP;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
