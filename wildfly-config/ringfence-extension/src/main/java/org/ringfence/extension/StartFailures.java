package org.ringfence.extension;

import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in a sentence what kept a part of the server from starting, a port that is taken above all. It hears what the
 * server's service container logs of failed services, with the exception that the console leaves out.
 */
public final class StartFailures extends Handler {

    private static final Pattern ADDRESS = Pattern.compile("/?((?:\\[[^]]+]|[^\\s/:]+):\\d{1,5})\\b");
    /** What stands before the names of services and the messages of exceptions. */
    private static final Pattern NAME = Pattern.compile("^service ");

    private static final Pattern EXCEPTION = Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]+: ");
    /** The SIP subsystem tells itself of its connectors and applications. */
    private static final Pattern TOLD = Pattern.compile("\\bRFSIP\\d{4}\\b");

    @Override
    public void publish(LogRecord failure) {
        Throwable thrown = failure.getThrown();
        if (thrown == null) {
            return;
        }
        String reason = reason(thrown);
        if (TOLD.matcher(reason).find()) {
            return;
        }
        Object[] names = failure.getParameters();
        String service = names == null || names.length == 0
                ? failure.getLoggerName()
                : NAME.matcher(String.valueOf(names[0])).replaceFirst("");
        if (isOfAPort(reason)) {
            Matcher address = ADDRESS.matcher(reason);
            boolean told = address.find();
            String place = told ? address.group(1) : "its port";
            String why = told ? reason.replace(address.group(), "").strip() : reason;
            RingfenceLogger.LOGGER.portTaken(Listener.of(service).what, place, why, Listener.of(service).property);
        } else {
            RingfenceLogger.LOGGER.notStarted(service, reason);
        }
    }

    /** What systems say of ports and addresses that can't be opened. */
    private static boolean isOfAPort(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        return text.contains("address already in use")
                || text.contains("cannot assign requested address")
                || text.contains("can't assign requested address")
                || text.contains("permission denied") && ADDRESS.matcher(reason).find();
    }

    /** The message of the first cause that has one, without the names of exceptions and services around it. */
    private static String reason(Throwable thrown) {
        String reason = thrown.toString();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                reason = message;
            }
        }
        return EXCEPTION.matcher(reason.strip()).replaceFirst("");
    }

    /** Who listens, and the system property that gives it another port. */
    private enum Listener {
        MANAGEMENT("org.wildfly.management", "The console", "-Djboss.management.http.port=PORT"),
        HTTPS("org.wildfly.undertow.listener.https", "HTTPS", "-Djboss.https.port=PORT"),
        HTTP("org.wildfly.undertow.listener", "HTTP", "-Djboss.http.port=PORT"),
        OTHER("", "A part of the server", "its socket-binding");

        private final String services;
        private final String what;
        private final String property;

        Listener(String services, String what, String property) {
            this.services = services;
            this.what = what;
            this.property = property;
        }

        static Listener of(String service) {
            for (Listener listener : values()) {
                if (service.startsWith(listener.services)) {
                    return listener;
                }
            }
            return OTHER;
        }
    }

    @Override
    public void flush() {
        // the log that the sentences go to flushes itself
    }

    @Override
    public void close() {
        // holds nothing
    }
}
