package org.ringfence.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps classes and methods small: hard stops, and budgets for the bulk of them. Sizes are lines. */
class SizesTest {

    private static final int CLASS_HARD_STOP = 400;
    private static final int CLASS_P90 = 250;
    private static final int METHOD_HARD_STOP = 70;
    private static final int METHOD_P99 = 50;
    private static final List<String> DRAWERS =
            List.of("util", "utils", "common", "helper", "helpers", "manager", "misc");

    private static Map<String, Long> classes;
    private static Map<String, Long> methods;

    @BeforeAll
    static void measure() throws IOException {
        List<Path> sources = House.mainSources();
        assertThat(sources).isNotEmpty();
        classes = classLines(sources);
        methods = methodLines(sources);
    }

    @Test
    void noClassPassesTheHardStop() {
        assertThat(above(classes, CLASS_HARD_STOP)).isEmpty();
    }

    @Test
    void noMethodPassesTheHardStop() {
        assertThat(above(methods, METHOD_HARD_STOP)).isEmpty();
    }

    @Test
    void bulkOfClassesIsWithinBudget() {
        assertThat(percentile(classes, 90)).isLessThanOrEqualTo(CLASS_P90);
    }

    @Test
    void bulkOfMethodsIsWithinBudget() {
        assertThat(percentile(methods, 99)).isLessThanOrEqualTo(METHOD_P99);
    }

    @Test
    void noPackageIsADrawer() {
        assertThat(House.mainSources().stream()
                        .map(Path::getParent)
                        .filter(folder ->
                                DRAWERS.contains(folder.getFileName().toString().toLowerCase(Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void rulersSeeWhatIsTooLong(@TempDir Path folder) throws IOException {
        String body = "x();\n".repeat(METHOD_HARD_STOP);
        Path canary =
                Files.writeString(folder.resolve("Canary.java"), "class Canary {\nvoid x() {\n" + body + "}\n}\n");

        assertThat(above(methodLines(List.of(canary)), METHOD_HARD_STOP)).hasSize(1);
        assertThat(above(classLines(List.of(canary)), METHOD_HARD_STOP)).hasSize(1);
    }

    private static Map<String, Long> above(Map<String, Long> sizes, long limit) {
        Map<String, Long> above = new TreeMap<>(sizes);
        above.values().removeIf(lines -> lines <= limit);
        return above;
    }

    private static long percentile(Map<String, Long> sizes, int percent) {
        List<Long> sorted = sizes.values().stream().sorted().toList();
        return sorted.get((sorted.size() * percent - 1) / 100);
    }

    private static Map<String, Long> classLines(List<Path> sources) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Path source : sources) {
            sizes.put(source.toString(), (long) Files.readAllLines(source).size());
        }
        return sizes;
    }

    private static Map<String, Long> methodLines(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, Long> sizes = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(new ArrayList<>(sources));
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new MethodRuler(unit, positions, sizes), null);
            }
        }
        return sizes;
    }

    /** Notes the lines from each method's name to its closing brace. */
    private static final class MethodRuler extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Map<String, Long> sizes;

        MethodRuler(CompilationUnitTree unit, SourcePositions positions, Map<String, Long> sizes) {
            this.unit = unit;
            this.positions = positions;
            this.sizes = sizes;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
                long first = line(positions.getStartPosition(unit, method.getBody()));
                long last = line(positions.getEndPosition(unit, method.getBody()));
                sizes.put(unit.getSourceFile().getName() + ":" + first + " " + method.getName(), last - first + 1);
            }
            return super.visitMethod(method, unused);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
