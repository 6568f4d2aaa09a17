package org.ringfence.server;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command in the foreground of this JVM: its output is ours, and whatever ends this JVM (Ctrl-C, SIGTERM) ends
 * the command first. Build tools let go of their children when they are stopped; a server that is left behind would
 * hold its ports and its database.
 */
public final class Foreground {

    /** How long a server may take to say goodbye before it is killed. */
    private static final long GRACE_SECONDS = 30;

    private final ProcessBuilder command;
    private Process process;
    private boolean stopped;

    private Foreground(ProcessBuilder command) {
        this.command = command;
    }

    /** Runs the command given as arguments and fails unless it ends well. */
    public static void main(String[] command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        new Foreground(builder).run();
    }

    private void run() throws IOException, InterruptedException {
        // Before the start, or an end of this JVM between the two would leave the command behind.
        Thread stop = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        int code = start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(command.command().get(0) + " ended with code " + code);
        }
        Runtime.getRuntime().removeShutdownHook(stop);
    }

    private synchronized Process start() throws IOException {
        if (stopped) {
            throw new IllegalStateException("stopped before the start");
        }
        process = command.start();
        return process;
    }

    private synchronized void stop() {
        stopped = true;
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
        }
    }
}
