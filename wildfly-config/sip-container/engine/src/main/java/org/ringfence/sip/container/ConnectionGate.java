package org.ringfence.sip.container;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.ringfence.sip.spi.Transport;

/** Asks the gates about a connection before anything is read from it. */
final class ConnectionGate {

    private final Gates gates;
    private final StackStatistics statistics;
    private final Transport transport;

    ConnectionGate(Gates gates, StackStatistics statistics, Transport transport) {
        this.gates = gates;
        this.statistics = statistics;
        this.transport = transport;
    }

    /** Closes the connection and throws, if it may not stay. */
    void check(SocketChannel client) throws IOException {
        statistics.received.increment();
        if (!gates.isInService()) {
            statistics.droppedOutOfService.increment();
        } else if (client.getRemoteAddress() instanceof InetSocketAddress peer
                && gates.passes(transport, peer.getAddress(), peer.getPort(), 0)) {
            return;
        } else {
            statistics.droppedBySourceGate.increment();
        }
        client.close();
        throw ConnectionRefusedByGate.INSTANCE;
    }
}
