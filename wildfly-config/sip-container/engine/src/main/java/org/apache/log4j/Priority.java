package org.apache.log4j;

import org.jboss.logging.Logger.Level;

/** The levels that the SIP servlet container asks its logger about. */
public final class Priority {

    public static final Priority FATAL = new Priority(Level.FATAL);
    public static final Priority ERROR = new Priority(Level.ERROR);
    public static final Priority WARN = new Priority(Level.WARN);
    public static final Priority INFO = new Priority(Level.DEBUG);
    public static final Priority DEBUG = new Priority(Level.TRACE);

    final Level level;

    private Priority(Level level) {
        this.level = level;
    }
}
