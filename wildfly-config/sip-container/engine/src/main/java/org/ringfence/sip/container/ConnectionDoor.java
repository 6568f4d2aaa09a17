package org.ringfence.sip.container;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.ringfence.sip.container.Connections.Stay;
import org.ringfence.sip.spi.Transport;

/** Decides about a connection before anything is read from it. */
final class ConnectionDoor {

    private static final byte[] NOTHING = {};

    private final Gates gates;
    private final StackStatistics statistics;
    private final Connections connections;
    private final Transport transport;
    private final ConnectorStatistics connector;

    ConnectionDoor(
            Gates gates,
            StackStatistics statistics,
            Connections connections,
            Transport transport,
            ConnectorStatistics connector) {
        this.gates = gates;
        this.statistics = statistics;
        this.connections = connections;
        this.transport = transport;
        this.connector = connector;
    }

    Transport transport() {
        return transport;
    }

    /** Lets the connection in, or closes it and throws. */
    Stay enter(SocketChannel client) throws IOException {
        statistics.received.increment();
        if (!gates.isInService()) {
            statistics.droppedOutOfService.increment();
        } else if (!(client.getRemoteAddress() instanceof InetSocketAddress peer)
                || !gates.passes(transport, peer.getAddress(), peer.getPort(), NOTHING, 0)) {
            statistics.droppedBySourceGate.increment();
        } else {
            Stay stay = connections.admit(peer.getAddress());
            if (stay != null) {
                connector.connections.increment();
                stay.whenReleased(() -> {
                    connector.connections.decrement();
                    gates.tellClosed(transport, peer.getAddress(), peer.getPort());
                });
                return stay;
            }
            statistics.droppedByOverload.increment();
        }
        connector.dropped.increment();
        client.close();
        throw ConnectionRefusedByGate.INSTANCE;
    }
}
