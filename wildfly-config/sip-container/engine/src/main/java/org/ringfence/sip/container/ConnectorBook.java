package org.ringfence.sip.container;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.sip.spi.Transport;

/** The statistics of connectors, by where they listen: that is all that sockets and processors know of theirs. */
final class ConnectorBook {

    private final Map<String, ConnectorStatistics> statistics = new ConcurrentHashMap<>();

    private static String key(Transport transport, InetAddress address, int port) {
        return transport + " " + address.getHostAddress() + ' ' + port;
    }

    /** The statistics of the connector that listens there, from zero if there was none. */
    ConnectorStatistics of(Transport transport, InetAddress address, int port) {
        return statistics.computeIfAbsent(key(transport, address, port), key -> new ConnectorStatistics());
    }

    /** Lets the next count begin from zero. */
    void remove(Transport transport, InetAddress address, int port) {
        statistics.remove(key(transport, address, port));
    }
}
