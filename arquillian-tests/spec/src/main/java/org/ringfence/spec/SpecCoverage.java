package org.ringfence.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the notes of all test runs below a folder into one table: which row is proven by which tests. */
public final class SpecCoverage {

    private final Map<SpecRow, Set<String>> testsByRow = new TreeMap<>();

    private SpecCoverage() {}

    /**
     * Writes the table.
     *
     * @param args the project's root folder, and the file to write
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("Give the project's root folder and the file to write");
        }
        Files.writeString(Path.of(args[1]), below(Path.of(args[0])).toMarkdown(), StandardCharsets.UTF_8);
    }

    static SpecCoverage below(Path root) throws IOException {
        SpecCoverage coverage = new SpecCoverage();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> notes =
                    files.filter(file -> file.endsWith(SpecRowRecorder.NOTES)).toList();
            for (Path note : notes) {
                Files.readAllLines(note, StandardCharsets.UTF_8).forEach(coverage::add);
            }
        }
        return coverage;
    }

    private void add(String note) {
        String[] rowAndTest = note.split("\t", 2);
        testsByRow
                .computeIfAbsent(SpecRow.parse(rowAndTest[0]), row -> new TreeSet<>())
                .add(rowAndTest[1]);
    }

    String toMarkdown() {
        StringBuilder table = new StringBuilder("# Specification rows proven by tests\n\n")
                .append("Made by the build from the tests that passed in it; do not edit.\n\n")
                .append("| row | proven by |\n|---|---|\n");
        testsByRow.forEach((row, tests) -> table.append("| ")
                .append(row)
                .append(" | ")
                .append(String.join("<br>", tests))
                .append(" |\n"));
        return table.toString();
    }
}
