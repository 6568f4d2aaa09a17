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

    ConnectionDoor(Gates gates, StackStatistics statistics, Connections connections, Transport transport) {
        this.gates = gates;
        this.statistics = statistics;
        this.connections = connections;
        this.transport = transport;
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
                stay.whenReleased(() -> gates.tellClosed(transport, peer.getAddress(), peer.getPort()));
                return stay;
            }
            statistics.droppedByOverload.increment();
        }
        client.close();
        throw ConnectionRefusedByGate.INSTANCE;
    }
}
