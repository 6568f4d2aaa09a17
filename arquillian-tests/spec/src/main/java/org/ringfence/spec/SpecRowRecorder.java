package org.ringfence.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes, for each test that passed, the specification rows that it names by {@link Spec}. A method that failed once (a
 * repeated or parameterised test) proves nothing. JUnit finds this listener by itself.
 */
public final class SpecRowRecorder implements TestExecutionListener {

    /** Where the notes of a Maven module's test run lie, relative to the module. */
    static final Path NOTES = Path.of("target", "spec-rows.tsv");

    private final Path notes;
    private final Set<String> passed = new TreeSet<>();
    private final Set<String> failed = new HashSet<>();

    /** Used by JUnit. */
    public SpecRowRecorder() {
        this(NOTES);
    }

    SpecRowRecorder(Path notes) {
        this.notes = notes;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || !(test.getSource().orElse(null) instanceof MethodSource source)) {
            return;
        }
        Class<?> testClass = source.getJavaClass();
        Method method = source.getJavaMethod();
        for (SpecRow row : rows(testClass, method)) {
            String note = row + "\t" + testClass.getSimpleName() + "." + method.getName();
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed.add(note);
            } else {
                failed.add(note);
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        Set<String> proven = new TreeSet<>(passed);
        proven.removeAll(failed);
        try {
            Files.createDirectories(notes.toAbsolutePath().getParent());
            Files.write(notes, proven, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't note which specification rows were proven in " + notes, e);
        }
    }

    private static Set<SpecRow> rows(Class<?> testClass, Method method) {
        List<AnnotatedElement> named = new ArrayList<>(List.of(method, method.getDeclaringClass()));
        for (Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
            named.add(outer);
        }
        Set<SpecRow> rows = new TreeSet<>();
        for (AnnotatedElement element : named) {
            Spec spec = element.getAnnotation(Spec.class);
            if (spec != null) {
                for (String id : spec.value()) {
                    rows.add(SpecRow.parse(id));
                }
            }
        }
        return rows;
    }
}
