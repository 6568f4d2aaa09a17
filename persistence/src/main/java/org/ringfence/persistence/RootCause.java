package org.ringfence.persistence;

import java.net.ConnectException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a database, its driver or the system below said, without what pool and migration wrap around it. */
final class RootCause {

    private static final int DEEPEST = 20;
    private static final String NO_CONNECTION = "08";

    private RootCause() {}

    /** The innermost message in one line; when there is no connection, what the driver says of it comes first. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        SQLException driver = null;
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (innermost instanceof SQLException said && !isWrapper(said)) {
                driver = said;
            }
            if (innermost.getCause() == null) {
                break;
            }
            innermost = innermost.getCause();
        }
        return sentence(driver, innermost);
    }

    /** The innermost SQLSTATE; empty when there is none. */
    static String state(Throwable failure) {
        String state = "";
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException said && said.getSQLState() != null) {
                state = said.getSQLState();
            }
            cause = cause.getCause();
        }
        return state;
    }

    private static String sentence(@Nullable SQLException driver, Throwable innermost) {
        if (driver == null
                || driver == innermost
                || !String.valueOf(driver.getSQLState()).startsWith(NO_CONNECTION)) {
            return firstLine(innermost);
        }
        // The driver names the address that refused.
        return innermost instanceof ConnectException
                ? firstLine(driver)
                : firstLine(driver) + ": " + firstLine(innermost);
    }

    /** A pool's exception that says nothing but what its cause is. */
    private static boolean isWrapper(SQLException failure) {
        return failure.getCause() != null && failure.getCause().toString().equals(String.valueOf(failure.getMessage()));
    }

    private static String firstLine(Throwable failure) {
        String said = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String line = said.strip().lines().findFirst().orElse(failure.toString());
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
