package org.ringfence.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What a server has written to its console, without colours. */
final class Console {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    Console(InputStream output) {
        Thread reader = new Thread(() -> read(output), "server-console");
        reader.setDaemon(true);
        reader.start();
    }

    /** All lines so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The lines so far that contain a text. */
    List<String> linesWith(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    boolean says(String text) {
        return !linesWith(text).isEmpty();
    }

    private void read(InputStream output) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(COLOUR.matcher(line).replaceAll(""));
            }
        } catch (IOException ended) {
            lines.add("The server was stopped");
        }
    }
}
