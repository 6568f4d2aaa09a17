package org.ringfence.sip.container;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.jboss.logging.Logger;

/** The stack's log, one level quieter than the stack thinks: what peers do wrong is no error of ours. */
public final class StackLog implements StackLogger {

    private static final Logger LOG = Logger.getLogger("org.ringfence.sip.stack");

    /** Made by the stack, by name. */
    public StackLog() {}

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isTraceEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= TRACE_ERROR ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public void logFatalError(String message) {
        LOG.error(message);
    }

    @Override
    public void logError(String message) {
        LOG.debug(message);
    }

    @Override
    public void logError(String message, Exception thrown) {
        if (thrown != ConnectionRefusedByGate.INSTANCE) {
            LOG.debug(message, thrown);
        }
    }

    @Override
    public void logException(Throwable thrown) {
        LOG.debug("The stack met an exception", thrown);
    }

    @Override
    public void logWarning(String message) {
        LOG.debug(message);
    }

    @Override
    public void logInfo(String message) {
        LOG.trace(message);
    }

    @Override
    public void logDebug(String message) {
        LOG.trace(message);
    }

    @Override
    public void logDebug(String message, Exception thrown) {
        LOG.trace(message, thrown);
    }

    @Override
    public void logTrace(String message) {
        LOG.trace(message);
    }

    @Override
    public void logStackTrace() {
        // would print where the stack is, for its own developers
    }

    @Override
    public void logStackTrace(int level) {
        // likewise
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {
        // the server's log levels decide
    }

    @Override
    public void enableLogging() {
        // likewise
    }

    @Override
    public void setBuildTimeStamp(String timestamp) {
        // not told
    }

    @Override
    public void setStackProperties(Properties properties) {
        // the server's log configuration decides
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}
