package org.ringfence.sip.container;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.ringfence.sip.spi.Transport;

/** A UDP socket that hands out only datagrams which the gates let pass: the others are not queued, copied or parsed. */
final class GatedDatagramSocket extends DatagramSocket {

    private final Gates gates;
    private final StackStatistics statistics;
    private final ConnectorStatistics connector;

    GatedDatagramSocket(
            InetSocketAddress address, Gates gates, StackStatistics statistics, ConnectorStatistics connector)
            throws SocketException {
        super(address);
        this.gates = gates;
        this.statistics = statistics;
        this.connector = connector;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        do {
            packet.setLength(packet.getData().length);
            super.receive(packet);
            statistics.received.increment();
            connector.messages.increment();
            connector.bytes.add(packet.getLength());
        } while (!passes(packet));
    }

    private boolean passes(DatagramPacket packet) {
        if (!gates.isInService()) {
            statistics.droppedOutOfService.increment();
            connector.dropped.increment();
            return false;
        }
        // port 0 can't be answered; JAIN-SIP would try
        if (packet.getPort() == 0
                || !gates.passes(
                        Transport.UDP, packet.getAddress(), packet.getPort(), packet.getData(), packet.getLength())) {
            statistics.droppedBySourceGate.increment();
            connector.dropped.increment();
            return false;
        }
        return true;
    }
}
