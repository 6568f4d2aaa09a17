package org.apache.log4j;

import org.jboss.logging.Logger.Level;

/**
 * The part of log4j 1 that the SIP servlet container uses, on JBoss Logging. What the container calls information is
 * told for every session, so it is debugging here, and its debugging is tracing.
 */
public final class Logger {

    private final org.jboss.logging.Logger log;

    private Logger(String category) {
        log = org.jboss.logging.Logger.getLogger(category);
    }

    public static Logger getLogger(Class<?> category) {
        return new Logger(category.getName());
    }

    public static Logger getLogger(String category) {
        return new Logger(category);
    }

    public void trace(Object message) {
        log.trace(message);
    }

    public void debug(Object message) {
        log.trace(message);
    }

    public void debug(Object message, Throwable thrown) {
        log.trace(message, thrown);
    }

    public void info(Object message) {
        log.debug(message);
    }

    public void info(Object message, Throwable thrown) {
        log.debug(message, thrown);
    }

    public void warn(Object message) {
        log.warn(message);
    }

    public void warn(Object message, Throwable thrown) {
        log.warn(message, thrown);
    }

    public void error(Object message) {
        log.error(message);
    }

    public void error(Object message, Throwable thrown) {
        log.error(message, thrown);
    }

    public void fatal(Object message) {
        log.fatal(message);
    }

    public void fatal(Object message, Throwable thrown) {
        log.fatal(message, thrown);
    }

    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    public boolean isDebugEnabled() {
        return log.isTraceEnabled();
    }

    public boolean isInfoEnabled() {
        return log.isDebugEnabled();
    }

    public boolean isEnabledFor(Priority priority) {
        return log.isEnabled(priority.level == null ? Level.TRACE : priority.level);
    }
}
