package org.ringfence.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders of servers, made anew for each scenario. */
final class Folders {

    private Folders() {}

    /** Where a file or folder of this name is during the scenarios. */
    static Path of(String name) {
        return Path.of(System.getProperty("ringfence.scenario.folder"), name);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(folder + " can't be deleted", broken);
        }
    }

    /** Copies what is wanted, by its path within the folder, to a place where nothing is. */
    static void copy(Path source, Path target, Predicate<Path> wanted) {
        try (Stream<Path> paths = Files.walk(source)) {
            List<Path> copied =
                    paths.filter(path -> wanted.test(source.relativize(path))).toList();
            for (Path path : copied) {
                Path copy = target.resolve(source.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(source + " can't be copied to " + target, broken);
        }
    }
}
