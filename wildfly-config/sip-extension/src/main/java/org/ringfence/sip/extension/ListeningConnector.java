package org.ringfence.sip.extension;

import org.jboss.as.network.ManagedBinding;
import org.jboss.as.network.SocketBinding;
import org.ringfence.sip.container.ConnectorSettings;
import org.ringfence.sip.container.SipEngine;

/** A connector while it listens. */
final class ListeningConnector {

    private final SipEngine engine;
    private final String name;
    private final SocketBinding binding;
    private final ManagedBinding listening;

    private ListeningConnector(SipEngine engine, String name, SocketBinding binding) {
        this.engine = engine;
        this.name = name;
        this.binding = binding;
        listening = ManagedBinding.Factory.createSimpleManagedBinding(binding);
        // The management model then shows the socket binding as bound, and where.
        binding.getSocketBindings().getNamedRegistry().registerBinding(listening);
    }

    static ListeningConnector open(SipEngine engine, ConnectorSettings settings, SocketBinding binding) {
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
        return new ListeningConnector(engine, settings.name(), binding);
    }

    void close() {
        binding.getSocketBindings().getNamedRegistry().unregisterBinding(listening);
        engine.removeConnector(name);
    }
}
