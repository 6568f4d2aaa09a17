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

    private Foreground() {}

    /** Runs the command given as arguments and fails unless it ends well. */
    public static void main(String[] command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        Thread stop = new Thread(() -> stop(process), "stop-" + process.pid());
        Runtime.getRuntime().addShutdownHook(stop);
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(command[0] + " ended with code " + code);
        }
        Runtime.getRuntime().removeShutdownHook(stop);
    }

    private static void stop(Process process) {
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
