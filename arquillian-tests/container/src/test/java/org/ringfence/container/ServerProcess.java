package org.ringfence.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The process of the server, looked at with the tools of the JDK. */
final class ServerProcess {

    private static final Pattern THREAD = Pattern.compile("^\"([^\"]+)\"", Pattern.MULTILINE);
    private final String pid;

    ServerProcess(Management management) {
        String name = management
                .read("/core-service=platform-mbean/type=runtime", "name")
                .asString();
        pid = name.substring(0, name.indexOf('@'));
    }

    /** Whether objects of this class are reachable; collects garbage first. */
    boolean holds(Class<?> type) {
        return ask("GC.class_histogram").contains(" " + type.getName());
    }

    /** The names of its threads. */
    List<String> threads() {
        return THREAD.matcher(ask("Thread.print"))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String ask(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), pid, command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
