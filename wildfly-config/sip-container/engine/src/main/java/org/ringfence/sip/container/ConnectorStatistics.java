package org.ringfence.sip.container;

import java.util.concurrent.atomic.LongAdder;

/** Counts what comes in at one connector since it listens. Cheap enough for every packet. */
public final class ConnectorStatistics {

    final LongAdder messages = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder connections = new LongAdder();

    ConnectorStatistics() {}

    /** Datagrams that reached the socket, or messages that were cut from connections. */
    public long messages() {
        return messages.sum();
    }

    /** Bytes that were read, of TLS when they are decrypted. */
    public long bytes() {
        return bytes.sum();
    }

    /** Messages and connections that were dropped before they were parsed. */
    public long dropped() {
        return dropped.sum();
    }

    /** Incoming connections that are open now; none for UDP. */
    public long connections() {
        return connections.sum();
    }
}
