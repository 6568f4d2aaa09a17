package org.ringfence.sip.extension;

import java.util.function.BooleanSupplier;
import org.jboss.as.network.ManagedBinding;
import org.jboss.as.network.SocketBinding;
import org.jboss.msc.service.StartException;
import org.ringfence.sip.container.ConnectorSettings;
import org.ringfence.sip.container.ConnectorStatistics;
import org.ringfence.sip.container.SipEngine;

/** A connector while it listens. */
final class ListeningConnector {

    private final SipEngine engine;
    private final String name;
    private final SocketBinding binding;
    private final ManagedBinding listening;
    private final BooleanSupplier serverStops;
    private final ConnectorStatistics statistics;

    private ListeningConnector(SipEngine engine, String name, SocketBinding binding, BooleanSupplier serverStops) {
        this.engine = engine;
        this.name = name;
        this.binding = binding;
        this.serverStops = serverStops;
        statistics = engine.statistics(name).orElseThrow();
        listening = ManagedBinding.Factory.createSimpleManagedBinding(binding);
        // The management model then shows the socket binding as bound, and where.
        binding.getSocketBindings().getNamedRegistry().registerBinding(listening);
    }

    /** @param serverStops whether everything is being stopped, and not this connector alone */
    static ListeningConnector open(
            SipEngine engine, ConnectorSettings settings, SocketBinding binding, BooleanSupplier serverStops) {
        String transport = settings.transport().name();
        try {
            engine.addConnector(settings);
        } catch (IllegalStateException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            SipLogger.LOGGER.connectorFailed(settings.name(), transport, settings.address(), cause.getMessage());
            throw ListeningConnector.<IllegalStateException>unwrapped(
                    SipLogger.LOGGER.cannotListen(settings.name(), transport, settings.address(), cause.getMessage()));
        }
        SipLogger.LOGGER.listening(settings.name(), transport, settings.address());
        return new ListeningConnector(engine, settings.name(), binding, serverStops);
    }

    /**
     * Throws what a supplier of services may not declare: the server tells the sentence of this exception as it is, and
     * that of any other twice, behind the name of its class.
     */
    @SuppressWarnings("unchecked")
    private static <X extends Exception> IllegalStateException unwrapped(StartException failure) throws X {
        throw (X) failure;
    }

    ConnectorStatistics statistics() {
        return statistics;
    }

    /** When the server stops, the engine closes its connectors after its applications: they have calls to hang up. */
    void close() {
        binding.getSocketBindings().getNamedRegistry().unregisterBinding(listening);
        if (!serverStops.getAsBoolean()) {
            engine.removeConnector(name);
        }
    }
}
