package org.ringfence.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the sources and classes of all rooms. */
final class House {

    private static final Path ROOT = Path.of(System.getProperty("ringfence.root", "../.."));
    private static final Path MAIN = Path.of("src", "main", "java");

    private House() {}

    /** Main sources, without those under a build's output folder. */
    static List<Path> mainSources() {
        return files(path -> path.toString().endsWith(".java")
                && path.toString().contains(MAIN.toString())
                && !path.toString().contains("/target/"));
    }

    /** The {@code target/classes} folder of each room that was built. */
    static List<Path> classFolders() {
        return files(path -> path.endsWith(Path.of("target", "classes")) && Files.isDirectory(path));
    }

    private static List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't walk " + ROOT, e);
        }
    }
}
