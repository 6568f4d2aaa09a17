package org.ringfence.persistence;

import java.sql.SQLException;

/** What a database or its driver said, below what pool and migration wrap around it. */
final class RootCause {

    private static final int DEEPEST = 20;

    private RootCause() {}

    /** The first line of the innermost message of a driver, or of the innermost message, without its full stop. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        Throwable driver = null;
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (innermost instanceof SQLException && !isWrapper(innermost)) {
                driver = innermost;
            }
            if (innermost.getCause() == null) {
                break;
            }
            innermost = innermost.getCause();
        }
        return firstLine(driver == null ? innermost : driver);
    }

    /** A pool's exception that says nothing but what its cause is. */
    private static boolean isWrapper(Throwable failure) {
        return failure.getCause() != null && failure.getCause().toString().equals(String.valueOf(failure.getMessage()));
    }

    private static String firstLine(Throwable failure) {
        String said = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String line = said.strip().lines().findFirst().orElse(failure.toString());
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
