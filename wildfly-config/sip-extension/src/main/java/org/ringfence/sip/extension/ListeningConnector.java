package org.ringfence.sip.extension;

import org.ringfence.sip.container.ConnectorSettings;
import org.ringfence.sip.container.SipEngine;

/** A connector while it listens. */
final class ListeningConnector {

    private final SipEngine engine;
    private final String name;

    private ListeningConnector(SipEngine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    static ListeningConnector open(SipEngine engine, ConnectorSettings settings) {
        String transport = settings.transport().name();
        try {
            engine.addConnector(settings);
        } catch (IllegalStateException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            SipLogger.LOGGER.connectorFailed(settings.name(), transport, settings.address(), cause.getMessage());
            throw SipLogger.LOGGER.cannotListen(settings.name(), transport, settings.address(), cause.getMessage());
        }
        SipLogger.LOGGER.listening(settings.name(), transport, settings.address());
        return new ListeningConnector(engine, settings.name());
    }

    void close() {
        engine.removeConnector(name);
    }
}
