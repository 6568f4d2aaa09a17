package org.ringfence.scenario;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.ringfence.sipclient.SipPhone;

/** A server process with a folder of its own, on loopback. */
final class RunningServer implements AutoCloseable {

    static final String DEMO_DOMAIN = "ringfence.example";

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration GOODBYE = Duration.ofSeconds(40);

    private final ServerOptions options;
    private final Path folder;
    private final Management management;
    private Process process;
    private Console console;

    private RunningServer(ServerOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
        management = new Management(9990 + options.portOffset());
        launch();
    }

    /** Starts a server in a folder and waits until it has booted, well or not. */
    static RunningServer boot(String name, ServerOptions options) {
        Path folder = Folders.of(name);
        Folders.delete(folder);
        Folders.copy(home().resolve("standalone"), folder, path -> !ofAnotherRun(path));
        RunningServer server = new RunningServer(options, folder);
        server.awaitBoot();
        return server;
    }

    /** Starts a server and waits until it says that it takes calls. */
    static RunningServer start(String name, ServerOptions options) {
        RunningServer server = boot(name, options);
        try {
            server.awaitReady();
            return server;
        } catch (ConditionTimeoutException notReady) {
            server.close();
            throw notReady;
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("ringfence.server"));
    }

    private void launch() {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("bin/ringfence.sh").toString());
        command.add("-Djboss.server.base.dir=" + folder);
        command.add("-Dringfence.data=" + folder.resolve("database"));
        command.addAll(options.arguments());
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process = builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException("The server can't be started", broken);
        }
        console = new Console(process.getInputStream());
    }

    private void awaitBoot() {
        await("a server that boots").atMost(BOOT).until(() -> management.runs() || !process.isAlive());
    }

    /** Waits until it says that it takes calls. */
    void awaitReady() {
        await("a server that takes calls: " + folder.resolve("log/server.log"))
                .atMost(Duration.ofSeconds(20))
                .until(() -> console.says("RFWEB0001"));
    }

    /** Where it takes SIP over UDP and TCP. */
    InetSocketAddress sip() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060 + options.portOffset());
    }

    /** A page of the portal. */
    URI page(String path) {
        return URI.create("http://127.0.0.1:" + (8080 + options.portOffset()) + path);
    }

    /** A page of the management port. */
    URI managementPage(String path) {
        return URI.create("http://127.0.0.1:" + (9990 + options.portOffset()) + path);
    }

    /** A UDP phone of a demo user. */
    SipPhone phone(String user) {
        return SipPhone.udp(sip(), user, DEMO_DOMAIN, user + "-secret");
    }

    Management management() {
        return management;
    }

    Console console() {
        return console;
    }

    /** The folder of its embedded database. */
    Path data() {
        return folder.resolve("database");
    }

    /** The lines of its log so far. */
    List<String> log() {
        try {
            return Files.readAllLines(folder.resolve("log/server.log"));
        } catch (IOException broken) {
            throw new UncheckedIOException("The server's log can't be read", broken);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Stops it as SIGTERM does, and waits for its end. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts it again on the same data and waits until it takes calls. */
    void startAgain() {
        launch();
        awaitBoot();
        awaitReady();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(GOODBYE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The server did not end within " + GOODBYE);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        management.close();
        if (process.isAlive()) {
            stop();
        }
    }

    private static boolean ofAnotherRun(Path path) {
        return path.startsWith("log") || path.startsWith("tmp");
    }
}
