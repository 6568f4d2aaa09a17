package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps parts of the server from starting is told in a sentence with its remedy. */
class StartFailuresTest {

    private static final Logger LOG = Logger.getLogger("org.ringfence.extension");

    private final StartFailures failures = new StartFailures();
    private final Told told = new Told();

    @BeforeEach
    void listen() {
        LOG.addHandler(told);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(told);
    }

    private void failed(String service, @Nullable Throwable thrown) {
        LogRecord failure = new LogRecord(Level.SEVERE, "Failed to start %s");
        failure.setLoggerName("org.jboss.msc.service.fail");
        failure.setParameters(new Object[] {"service " + service});
        failure.setThrown(thrown);
        failures.publish(failure);
    }

    @Test
    void portOfHttpIsNamedWithTheOptionThatChangesIt() {
        failed(
                "org.wildfly.undertow.listener.default",
                new IllegalStateException("Address already in use /127.0.0.1:8080"));

        assertThat(told.sentences)
                .containsExactly("RFEXT0007: HTTP can't listen on 127.0.0.1:8080 (Address already in use): end the"
                        + " program that uses this port, or choose another one by -Djboss.http.port=PORT;"
                        + " -Djboss.socket.binding.port-offset=NUMBER moves all ports");
    }

    @Test
    void portOfTheConsoleIsNamedWithTheOptionThatChangesIt() {
        failed(
                "org.wildfly.management.http.extensible",
                new IllegalStateException("java.net.BindException: Address already in use /[::1]:9990"));

        assertThat(told.sentences)
                .singleElement()
                .asString()
                .startsWith("RFEXT0007: The console can't listen on [::1]:9990 (Address already in use):")
                .contains("-Djboss.management.http.port=PORT");
    }

    @Test
    void innermostReasonCountsAndAPlaceThatIsNotToldIsNotInvented() {
        failed(
                "org.wildfly.undertow.listener.https",
                new IllegalStateException("broken", new BindException("Permission denied /127.0.0.1:443")));
        failed("org.jboss.remoting", new IllegalStateException(new BindException("Address already in use")));

        assertThat(told.sentences).hasSize(2);
        assertThat(told.sentences.get(0))
                .contains("HTTPS can't listen on 127.0.0.1:443 (Permission denied)", "-Djboss.https.port=PORT");
        assertThat(told.sentences.get(1)).contains("A part of the server can't listen on its port");
    }

    @Test
    void otherFailuresAreToldWithTheirReason() {
        failed("org.wildfly.some.part", new IllegalStateException("The file x.p12 is missing"));

        assertThat(told.sentences)
                .containsExactly("RFEXT0008: org.wildfly.some.part could not be started: The file x.p12 is missing; the"
                        + " log file of the server has more");
    }

    @Test
    void whatTheSipSubsystemHasToldIsNotToldAgain() {
        failed("org.ringfence.sip.connector.udp", new IllegalStateException("RFSIP0003: SIP connector 'udp' can't"));
        failed("nothing.thrown", null);

        assertThat(told.sentences).isEmpty();
    }

    private static final class Told extends Handler {

        private final List<String> sentences = new ArrayList<>();
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord told) {
            sentences.add(formatter.formatMessage(told));
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
